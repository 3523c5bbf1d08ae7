import { pipeline } from 'node:stream/promises';
import { Writable } from 'node:stream';
import type { Pool } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Afsprakenboek } from '#afspraken';
import { herbouw } from '#cijfers';
import { TOPICS } from '#contracts';
import type { EventLog } from '#event-sourcing';
import { logBus, resetAfnemer, runConsumer } from '#platform';
import type { Afnemer } from '#platform';
import { afnemersVan } from '#samenstelling';
import { metClient } from './kopieer.js';

export interface Herbouwgrond {
  readonly pool: Pool;
  readonly log: EventLog;
  readonly boek: Afsprakenboek;
  readonly gebeurtenissenInGeheugen?: number;
}

/** A read model that can be made anew from the log, as an operator lets it be made. */
export interface Leesmodel {
  readonly naam: string;
  readonly tabellen: readonly string[];
  readonly herbouw: () => Promise<void>;
}

/** The read models that are made anew by following the messages again. */
export const leesafnemers = (grond: Pick<Herbouwgrond, 'log' | 'boek'>): readonly Afnemer[] =>
  [...afnemersVan.projecties(grond), ...afnemersVan.termijnwachter(grond)].filter(
    ({ tabellen }) => tabellen !== undefined,
  );

/** All read models of the hub. */
export const leesmodellen = (grond: Herbouwgrond): readonly Leesmodel[] => [
  ...leesafnemers(grond).map((afnemer) => doorAfnemer(afnemer, grond)),
  { naam: 'cijfers', tabellen: ['cijfers.feiten', 'cijfers.casussen'], herbouw: () => herbouwCijfers(grond) },
];

const doorAfnemer = (afnemer: Afnemer, { pool, log }: Herbouwgrond): Leesmodel => ({
  naam: afnemer.name,
  tabellen: afnemer.tabellen?.namen ?? [],
  herbouw: async () => {
    await resetAfnemer(pool, afnemer);
    const bus = logBus(log);
    const topics = [TOPICS.casussen];
    const deadLetterTopic = TOPICS.deadLetter;
    const lopend = await runConsumer({ ...afnemer, bus, pool, topics, deadLetterTopic });
    await lopend.caughtUp(await log.head());
    await lopend.stop();
    await bus.close();
  },
});

const herbouwCijfers = async (grond: Herbouwgrond): Promise<void> => {
  const uitslag = await herbouw(grond);
  if (!uitslag?.gewisseld) throw new Error('the rebuilt figures differ from those that were there');
};

/** The rows of a table as the server gives and takes them. */
export const gekopieerd = (url: string, tabel: string): Promise<Buffer> =>
  metClient(url, async (client) => {
    const stukken: Buffer[] = [];
    const verzamel = new Writable({
      write: (stuk: Buffer, _, klaar) => {
        stukken.push(stuk);
        klaar();
      },
    });
    await pipeline(client.query(copyTo(`copy ${tabel} to stdout`)), verzamel);
    return Buffer.concat(stukken);
  });

const STUK_BYTES = 262_144;

/** The same rows into empty tables without keys: as fast as rows can be stored at all. */
export const terugGekopieerd = (url: string, tabellen: ReadonlyMap<string, Buffer>): Promise<void> =>
  metClient(url, async (client) => {
    for (const [tabel, rijen] of tabellen) {
      const kaal = `kaal_${tabel.replace('.', '_')}`;
      await client.query(`drop table if exists ${kaal}; create table ${kaal} (like ${tabel})`);
      await pipeline(() => stukkenVan(rijen), client.query(copyFrom(`copy ${kaal} from stdin`)));
    }
  });

function* stukkenVan(rijen: Buffer): Generator<Buffer> {
  for (let van = 0; van < rijen.length; van += STUK_BYTES) yield rijen.subarray(van, van + STUK_BYTES);
}

const PAGINA = 1_000;

/** The log as bare as a client can read it, page after page; gives how many events. */
export const leesKaal = (url: string): Promise<number> =>
  metClient(url, async (client) => {
    let [na, aantal] = [0, 0];
    for (;;) {
      const { rows } = await client.query<{ positie: string; record: string }>({
        name: 'bench-lezen',
        text: 'select positie, record from gebeurtenissen where positie > $1 order by positie limit $2',
        values: [na, PAGINA],
      });
      aantal += rows.length;
      const laatste = rows.at(-1);
      if (!laatste) return aantal;
      na = Number(laatste.positie);
    }
  });
