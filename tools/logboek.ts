import { LogUnavailable } from '#event-sourcing';
import { OpstartFout } from '#platform';
import { controleer } from './logboek/controle.js';
import type { Gang } from './logboek/controle.js';
import { openLogboek } from './logboek/openen.js';
import { GEBRUIK, leesOpdracht } from './logboek/opdracht.js';
import { verslag } from './logboek/verslag.js';
import { Voortgang } from './simulatie/voortgang.js';

const NIET_IN_ORDE = 1;
const NIET_NAGEGAAN = 2;

const GANGEN: Readonly<Record<Gang, string>> = {
  posities: 'De posities van alle gebeurtenissen:',
  ketens: 'De ketens van alle casussen:',
};

/** On standard error, so that the outcome alone is on standard output. */
const voortgangsmelder = (): ((gang: Gang, deel: number, gebeurtenissen: number) => void) => {
  let bezig: { readonly gang: Gang; readonly balk: Voortgang } | undefined;
  return (gang, deel, gebeurtenissen) => {
    if (bezig?.gang !== gang) {
      if (process.stderr.isTTY && bezig) process.stderr.write('\n');
      process.stderr.write(`${GANGEN[gang]}\n`);
      bezig = { gang, balk: new Voortgang(process.stderr, () => performance.now()) };
    }
    bezig.balk.toon(deel, gebeurtenissen);
  };
};

const main = async (): Promise<number> => {
  const opdracht = leesOpdracht(process.argv.slice(2));
  if (opdracht === 'hulp') {
    console.log(GEBRUIK);
    return 0;
  }
  const { bron, sluit } = await openLogboek(process.env, (regel) => console.error(regel));
  try {
    const uitslag = await controleer(bron, { ...opdracht, meld: voortgangsmelder() });
    if (process.stderr.isTTY) process.stderr.write('\n');
    console.log(verslag(uitslag, opdracht.bewaard));
    return uitslag.aantalFouten === 0 ? 0 : NIET_IN_ORDE;
  } finally {
    await sluit();
  }
};

/** SQLSTATE undefined_table. */
const GEEN_TABEL = '42P01';

const reden = (fout: unknown): unknown => {
  if (fout instanceof OpstartFout) return fout.message;
  if (fout instanceof LogUnavailable)
    return 'Het logboek antwoordt niet: controleer DATABASE_URL of EVENTSTOREDB_URL, en of de server draait.';
  if ((fout as { readonly code?: unknown }).code === GEEN_TABEL)
    return 'In deze database staat geen logboek: controleer DATABASE_URL.';
  return fout instanceof Error ? fout.message : fout;
};

/** What the log of EventStoreDB is said to be when what stands there cannot be a record of the hub. */
const isBeschadigd = (fout: unknown): boolean => fout instanceof Error && fout.name === 'LogDamaged';

main()
  .then((code) => (process.exitCode = code))
  .catch((fout: unknown) => {
    console.error(isBeschadigd(fout) ? 'Er klopt iets niet, en verder lezen kan niet:' : 'Niet nagegaan.');
    console.error(reden(fout));
    process.exitCode = isBeschadigd(fout) ? NIET_IN_ORDE : NIET_NAGEGAAN;
  });
