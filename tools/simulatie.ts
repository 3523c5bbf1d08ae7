import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { OngeldigeTijd, instantMs } from '#afspraken';
import { OngeldigeSimulatie, Simulatie } from '#simulatie';
import { afsprakenboek } from './afspraken-map.js';
import { Invoerfout } from './json-bestand.js';
import { NietLeeg, opBestemming } from './simulatie/openen.js';
import { UitvoerGesloten } from './simulatie/bestemming.js';
import type { Bestemming } from './simulatie/bestemming.js';
import { GEBRUIK, leesOpdracht } from './simulatie/opdracht.js';
import type { Opdracht } from './simulatie/opdracht.js';
import { overzichtstekst } from './simulatie/overzicht.js';
import { Voortgang } from './simulatie/voortgang.js';

const AFGEBROKEN = 130;
/** Steps between two looks at the progress and at the signals. */
const ADEMPAUZE = 500;

const meld = (regel: string): void => void process.stderr.write(`${regel}\n`);

/** SHA-256 over the hashes of all records: two runs that print the same made the same. */
class Vingerafdruk {
  readonly #hash = createHash('sha256');
  voegToe = (hash: string): void => void this.#hash.update(hash);
  toString = (): string => this.#hash.digest('hex');
}

/** Resolves to whether it was allowed to finish. */
const schrijfAlles = async (
  simulatie: Simulatie,
  bestemming: Bestemming,
  vingerafdruk: Vingerafdruk,
  gestopt: AbortSignal,
): Promise<boolean> => {
  const { vanMs, totMs } = simulatie.periode;
  const voortgang = new Voortgang(process.stderr, Date.now);
  let stappen = 0;
  for (const vastlegging of simulatie) {
    await bestemming.schrijf(vastlegging);
    for (const { hash } of vastlegging.records) vingerafdruk.voegToe(hash);
    stappen += 1;
    if (stappen % ADEMPAUZE > 0) continue;
    const opMs = instantMs(vastlegging.records[0]?.vastgelegdOp ?? '');
    voortgang.toon((opMs - vanMs) / (totMs - vanMs), simulatie.overzicht.gebeurtenissen);
    await setImmediate();
    if (gestopt.aborted) return false;
  }
  voortgang.klaar(simulatie.overzicht.gebeurtenissen);
  return true;
};

const luisterNaarStop = (): AbortSignal => {
  const stop = new AbortController();
  for (const signaal of ['SIGINT', 'SIGTERM'] as const) process.once(signaal, () => stop.abort());
  return stop.signal;
};

const voerUit = async (opdracht: Opdracht): Promise<number> => {
  const boek = afsprakenboek(opdracht.afspraken);
  const simulatie = new Simulatie({ ...opdracht, boek });
  meld(`Zaad ${opdracht.zaad}: ${simulatie.aantalCasussen} casussen van ${opdracht.van} tot ${opdracht.tot}`);
  const geopend = await opBestemming(opdracht, process.env, meld).catch((fout: unknown) => {
    if (fout instanceof NietLeeg && opdracht.alsLeeg) return undefined;
    throw fout;
  });
  if (!geopend) {
    meld('De database heeft al gebeurtenissen en blijft zoals zij is. Een andere komt met HUB_DATA=<map>.');
    return 0;
  }
  const { bestemming, sluit } = geopend;
  const vingerafdruk = new Vingerafdruk();
  try {
    if (!(await schrijfAlles(simulatie, bestemming, vingerafdruk, luisterNaarStop()))) {
      meld(`\nAfgebroken: ${await bestemming.breekAf()}.`);
      return AFGEBROKEN;
    }
    const waar = await bestemming.sluit();
    meld(`\n${overzichtstekst(simulatie.overzicht, boek, opdracht.tot)}`);
    meld(`\nZaad ${opdracht.zaad}, vingerafdruk ${vingerafdruk.toString()}, ${waar}.`);
    return 0;
  } catch (fout) {
    meld(`\nMislukt: ${await bestemming.breekAf()}.`);
    throw fout;
  } finally {
    await sluit();
  }
};

const isVanGebruiker = (fout: unknown): fout is Error =>
  fout instanceof Invoerfout ||
  fout instanceof OngeldigeSimulatie ||
  fout instanceof OngeldigeTijd ||
  fout instanceof UitvoerGesloten ||
  (fout instanceof Error && fout.name === 'OpstartFout');

const main = async (): Promise<number> => {
  const opdracht = leesOpdracht(process.argv.slice(2), Date.now());
  if (opdracht !== 'hulp') return voerUit(opdracht);
  process.stdout.write(GEBRUIK);
  return 0;
};

// The write that failed tells it too; without a listener it would end the process first.
process.stdout.on('error', () => undefined);

try {
  process.exitCode = await main();
} catch (fout) {
  if (!isVanGebruiker(fout)) throw fout;
  meld(fout.message.trimEnd());
  process.exitCode = 1;
}
