import type { Pool } from 'pg';
import type { Afsprakenboek } from '#afspraken';
import type { EventLog } from '#event-sourcing';
import { leesLogboek } from './logboek.js';
import type { Logboek } from './logboek.js';
import { vergelijkAlles } from './vergelijking.js';
import type { Vergelijkuitslag } from './vergelijking.js';

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
  let vorige = 0;
  const uitslag = await vergelijkAlles({
    pool,
    boek,
    casussen: () => casussen,
    van,
    tot,
    bekendOp,
    meld: (gedaan, totaal) => {
      const tiende = Math.floor((gedaan / totaal) * 10) * 10;
      if (tiende > vorige) meld(`vergelijken: ${tiende}%`);
      vorige = tiende;
    },
  });
  meld(verslag(uitslag, bekendOp));
  return uitslag.verschillen.length === 0;
};

const verslag = ({ vragen, cellen, verschillen }: Vergelijkuitslag, bekendOp: readonly number[]): string => {
  const [minst, meest] = [Math.min(...bekendOp), Math.max(...bekendOp)].map((ms) =>
    new Date(ms).toISOString(),
  );
  return [
    ...verschillen.map(
      ({ waar, cijfer, naief }) => `VERSCHIL ${waar}: ${tekst(cijfer)}, nagerekend ${tekst(naief)}`,
    ),
    `Nagerekend: ${vragen} cijfers (elk op elk niveau, per elke periode, zoals bekend op ${bekendOp.length} tijdstippen van ${minst} tot ${meest}), ${cellen} waarden, ${verschillen.length} verschillen.`,
  ].join('\n');
};

const tekst = (waarde: unknown): string => (waarde === undefined ? 'geen' : JSON.stringify(waarde));
