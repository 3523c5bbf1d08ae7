import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { herbouw, zorgVoorCijfers } from '#cijfers';
import { boekVanZuidLimburg } from '#dossier/testing';
import { EventLog } from '#event-sourcing';
import type { CasesQuery, RecordedEvent } from '#event-sourcing';
import { InMemoryEventLog } from '#event-sourcing/testing';
import { PostgresEventLog } from '#platform';
import { withTestDatabase } from '#platform/testing';
import { Simulatie } from '#simulatie';

const database = withTestDatabase();
const CASUSSEN = 20;

type Fout = (casussen: readonly (readonly RecordedEvent[])[]) => readonly (readonly RecordedEvent[])[];

const zonder =
  (aantal: number): Fout =>
  (casussen) =>
    casussen.slice(aantal);

/** As `PostgresEventLog`, but for a fault in how it reads case by case. */
class FouteLog extends PostgresEventLog {
  fout: Fout | undefined;

  override async *readCases(query: CasesQuery): AsyncGenerator<readonly RecordedEvent[]> {
    const casussen: (readonly RecordedEvent[])[] = [];
    for await (const records of super.readCases(query)) casussen.push(records);
    yield* this.fout?.(casussen) ?? casussen;
  }
}

/** A fault in reading all, of which its cases are gathered too: only the streams are whole. */
class FoutVanBegin extends PostgresEventLog {
  readonly weg = new Set<string>();

  override async *readAll(after: number): AsyncGenerator<RecordedEvent> {
    for await (const event of super.readAll(after)) if (!this.weg.has(event.casusId)) yield event;
  }

  override readCases(query: CasesQuery) {
    return EventLog.prototype.readCases.call(this, query);
  }
}

describe('a rebuild of the figures from a log that loses cases', () => {
  const boek = boekVanZuidLimburg();
  let pool: Pool;
  let log: FouteLog;

  beforeAll(async () => {
    pool = await database.freshPool();
    log = new FouteLog(pool);
    const simulatie = new Simulatie({
      boek,
      zaad: 'verlies',
      van: '2024-01-01T00:00:00Z',
      tot: '2025-01-01T00:00:00Z',
      casussen: CASUSSEN,
      regios: ['zuid-limburg'],
    });
    for (const { stroom, verwachteRevisie, records } of simulatie)
      await log.append(stroom, verwachteRevisie, records);
    await zorgVoorCijfers(pool, log, boek);
  });
  beforeEach(() => {
    log.fout = undefined;
  });
  afterAll(() => log.close());

  const rijen = async (): Promise<string> => {
    const { rows } = await pool.query<{ som: string }>(
      `select (select count(*) from cijfers.casussen) || ' ' || count(*) || ' ' ||
        coalesce(sum(hashtextextended(f::text, 0)::numeric), 0) as som from cijfers.feiten f`,
    );
    return rows[0]?.som ?? '';
  };
  /** Rebuilds, and expects that nothing was switched; resolves to what the comparison found. */
  const geweigerd = async (van: EventLog = log) => {
    const voor = await rijen();
    const uitslag = await herbouw({ pool, log: van, boek });
    expect(uitslag).toMatchObject({ gewisseld: false, vergelijking: { gelijk: false } });
    expect(await rijen()).toBe(voor);
    return uitslag?.vergelijking;
  };
  const vanAndereVersie = async <T>(doe: () => Promise<T>): Promise<T> => {
    const { rows } = await pool.query<{ versie: string }>('select versie from cijfers.versie');
    await pool.query(`update cijfers.versie set versie = 'cijfers 0'`);
    try {
      return await doe();
    } finally {
      await pool.query('update cijfers.versie set versie = $1', [rows[0]?.versie]);
    }
  };

  it.each([5, CASUSSEN])('keeps the rows that are there when it lost %s cases', async (aantal) => {
    log.fout = zonder(aantal);
    expect(await geweigerd()).toMatchObject({
      gemist: aantal,
      nietInLog: 0,
      inLog: { casussen: CASUSSEN, gebeurtenissen: await log.head() },
      inNieuwe: { casussen: CASUSSEN - aantal },
    });
  });

  it('keeps them when it lost the last event of a case', async () => {
    log.fout = ([eerste = [], ...andere]) => [eerste.slice(0, -1), ...andere];
    const gebeurtenissen = (await log.head()) - 1;
    expect(await geweigerd()).toMatchObject({
      gemist: 1,
      inNieuwe: { casussen: CASUSSEN, gebeurtenissen },
    });
  });

  it('keeps them when also the log as a whole lost cases, and only their streams are there', async () => {
    const fout = new FoutVanBegin(pool);
    const { rows } = await pool.query<{ casus_id: string }>('select casus_id from cijfers.casussen limit 5');
    for (const { casus_id: casusId } of rows) fout.weg.add(casusId);
    expect(await geweigerd(fout)).toMatchObject({ gemist: 5, inLog: { casussen: CASUSSEN - 5 } });
    await fout.close();
  });

  it.each([1, CASUSSEN])('keeps tables of another version when it lost %s cases', async (aantal) => {
    log.fout = zonder(aantal);
    expect(await vanAndereVersie(() => geweigerd())).toMatchObject({ soort: 'steekproef', gemist: aantal });
  });

  it('keeps tables of another version when the log is empty: it is another log', async () => {
    expect(await vanAndereVersie(() => geweigerd(new InMemoryEventLog()))).toMatchObject({
      casussen: 0,
      nietInLog: CASUSSEN,
    });
  });

  it('starts no consumer on what is not whole', async () => {
    const voor = await rijen();
    log.fout = zonder(1);
    await vanAndereVersie(() =>
      expect(zorgVoorCijfers(pool, log, boek)).rejects.toThrow(/niet gelijk aan wat het logboek/),
    );
    expect(await rijen()).toBe(voor);
  });

  it('makes nothing of a case that comes with an event of another', async () => {
    const voor = await rijen();
    log.fout = ([eerste = [], tweede = [], ...andere]) => [
      eerste.slice(0, -1),
      [...tweede, ...eerste.slice(-1)],
      ...andere,
    ];
    await expect(herbouw({ pool, log, boek })).rejects.toThrow(/is not event \d+ of/);
    expect(await rijen()).toBe(voor);
  });

  it('makes the rows of a first time also only of the whole log', async () => {
    const anders = await database.freshPool();
    log.fout = zonder(1);
    expect(await herbouw({ pool: anders, log, boek })).toMatchObject({
      gewisseld: false,
      vergelijking: { gelijk: false, nietInLog: 0, inNieuwe: { casussen: CASUSSEN - 1 } },
    });
  });

  it('computes cases again when no case that is there can be compared', async () => {
    const goed = await rijen();
    await pool.query('truncate cijfers.feiten, cijfers.casussen');
    log.fout = zonder(CASUSSEN);
    expect(await geweigerd()).toMatchObject({ casussen: 0 });
    log.fout = undefined;
    expect(await herbouw({ pool, log, boek })).toMatchObject({
      gewisseld: true,
      vergelijking: { gelijk: true, soort: 'steekproef', casussen: CASUSSEN },
    });
    expect(await rijen()).toBe(goed);
  });
});
