import type { Pool } from 'pg';
import type { Afsprakenboek } from '#afspraken';
import type { EventLog } from '#event-sourcing';
import { leesLogboek } from './logboek.js';
import type { Logboek } from './logboek.js';
import { vergelijkAlles } from './vergelijking.js';
import type { Vergelijkuitslag, Verschil } from './vergelijking.js';

export interface Vergelijkopdracht {
  readonly pool: Pool;
  readonly log: EventLog;
  readonly boek: Afsprakenboek;
  /** Instants of record time; without any the present and three in the log. */
  readonly bekendOp: readonly number[];
  readonly nuMs: number;
  readonly meld: (regel: string) => void;
}

const DELEN = [0.75, 0.5, 0.25];
const MELD_PER = 100_000;

const momenten = ({ bekendOp, nuMs }: Vergelijkopdracht, { eersteMs, laatsteMs }: Logboek) =>
  bekendOp.length > 0
    ? bekendOp
    : [nuMs, ...DELEN.map((deel) => Math.round(eersteMs + deel * (laatsteMs - eersteMs)))];

/** Compares what the tables give with what follows from the log. Returns whether all is equal, and says all of it. */
export const vergelijk = async (opdracht: Vergelijkopdracht): Promise<boolean> => {
  const { pool, log, boek, meld } = opdracht;
  const logboek = await leesLogboek(log, (aantal) => {
    if (aantal % MELD_PER === 0) meld(`lezen: ${aantal} gebeurtenissen`);
  });
  if (logboek.gebeurtenissen === 0) {
    meld('Het logboek is leeg: er is niets te vergelijken.');
    return true;
  }
  const { casussen, van, tot, gebeurtenissen } = logboek;
  const bekendOp = momenten(opdracht, logboek);
  meld(`${gebeurtenissen} gebeurtenissen van ${casussen.length} casussen, ${van} tot ${tot}`);
  const opties = { pool, boek, casussen: () => casussen, van, tot };
  let [vragen, cellen, verschillen] = [0, 0, 0];
  for (const ms of bekendOp) {
    const uitslag = await vergelijkAlles({ ...opties, bekendOp: [ms] });
    for (const verschil of uitslag.verschillen) meld(regelVan(verschil));
    meld(`Zoals bekend op ${new Date(ms).toISOString()}: ${telling(uitslag)}.`);
    vragen += uitslag.vragen;
    cellen += uitslag.cellen;
    verschillen += uitslag.verschillen.length;
  }
  meld(`Samen, elk cijfer op elk niveau en per elke periode: ${tekstVan(vragen, cellen, verschillen)}.`);
  return verschillen === 0;
};

const tekstVan = (vragen: number, cellen: number, verschillen: number): string =>
  `${vragen} cijfers nagerekend, ${cellen} waarden, ${verschillen} verschillen`;

const telling = ({ vragen, cellen, verschillen }: Vergelijkuitslag): string =>
  tekstVan(vragen, cellen, verschillen.length);

const regelVan = ({ waar, cijfer, naief }: Verschil): string =>
  `VERSCHIL ${waar}: ${tekst(cijfer)}, nagerekend ${tekst(naief)}`;

const tekst = (waarde: unknown): string => (waarde === undefined ? 'geen' : JSON.stringify(waarde));
