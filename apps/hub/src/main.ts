import { ConfigFout, OpstartFout } from '#platform';
import { AfsprakenNietGeladen } from '#platform';
import { welkom } from './welkom.js';
import { hubConfig } from './config.js';
import { startHub } from './hub.js';

/** A request that is under way may finish; then the process ends, whatever still hangs. */
const STOP_LIMIET_MS = 20_000;

const meld = (regel: string): void => void process.stdout.write(`${regel}\n`);
const klaag = (regel: string): void => void process.stderr.write(`${regel}\n`);

const hoofd = async (): Promise<void> => {
  const demo = process.argv.includes('--demo');
  const config = hubConfig();
  if (demo && config.NODE_ENV === 'production')
    throw new OpstartFout(
      'Met NODE_ENV=production wordt geen demonstratie geladen.',
      'Laat --demo weg: verzonnen casussen horen niet in een echt logboek.',
    );
  const hub = await startHub({ config, demo, meld, gestorven });
  const stop = (): void => void stopNetjes(hub.stop);
  process.once('SIGTERM', stop).once('SIGINT', stop);
  welkom(hub).forEach(meld);
};

const gestorven = (fout: Error): void => {
  klaag(`De database is weggevallen, dus de hub stopt: ${fout.message}`);
  process.exit(1);
};

const stopNetjes = async (stop: () => Promise<void>): Promise<void> => {
  meld('De hub stopt: lopende verzoeken worden afgemaakt.');
  setTimeout(() => {
    klaag('De hub stopte niet op tijd en is afgebroken.');
    process.exit(1);
  }, STOP_LIMIET_MS).unref();
  try {
    await stop();
    process.exit(0);
  } catch (fout) {
    klaag(`Het stoppen ging mis: ${String(fout)}`);
    process.exit(1);
  }
};

/** Faults that the person at the keyboard can mend are told without a stack. */
const isVoorMensen = (fout: unknown): fout is Error =>
  fout instanceof OpstartFout || fout instanceof ConfigFout || fout instanceof AfsprakenNietGeladen;

hoofd().catch((fout: unknown) => {
  klaag(isVoorMensen(fout) ? fout.message : String((fout as Error | undefined)?.stack ?? fout));
  process.exit(1);
});
