import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { AndereVersie, herbouw, zorgVoorCijfers } from '#cijfers';
import type { Herbouwopties } from '#cijfers';
import { boekVanZuidLimburg } from '#dossier/testing';
import { EventLog } from '#event-sourcing';
import type { CasesQuery } from '#event-sourcing';
import { InMemoryEventLog } from '#event-sourcing/testing';
import { PostgresEventLog } from '#platform';
import { withTestDatabase } from '#platform/testing';
import { Simulatie } from '#simulatie';
import { Volger } from './volger.js';

const database = withTestDatabase();
/** Rebuilds while cases are recorded: each takes as long as all of them. */
const MEESTE = 5;

const simulatie = (zaad: string, casussen: number) =>
  new Simulatie({
    boek: boekVanZuidLimburg(),
    zaad,
    van: '2023-01-01T00:00:00Z',
    tot: '2026-01-01T00:00:00Z',
    casussen,
    regios: ['zuid-limburg'],
  });

/** Bytes of an event and what stands around it. */
const EVENTBYTES = 1_500;

/** The log with positions as EventStoreDB has them: bytes. It counts how often it was read from the beginning. */
class Bytelog extends PostgresEventLog {
  gelezen = 0;

  override async *readAll(after: number) {
    if (after === 0) this.gelezen += 1;
    for await (const event of super.readAll(after / EVENTBYTES))
      yield { ...event, positie: event.positie * EVENTBYTES };
  }

  /** It cannot read case by case either. */
  override readCases(query: CasesQuery) {
    return EventLog.prototype.readCases.call(this, query);
  }

  override async head(): Promise<number> {
    return (await super.head()) * EVENTBYTES;
  }
}

describe('a rebuild of the figures', () => {
  const boek = boekVanZuidLimburg();
  let pool: Pool;
  let log: PostgresEventLog;
  let opties: Herbouwopties;

  beforeAll(async () => {
    pool = await database.freshPool();
    log = new PostgresEventLog(pool);
    opties = { pool, log, boek };
  });
  afterAll(() => log.close());

  const controle = async (): Promise<string> => {
    const { rows } = await pool.query<{ som: string }>(
      `select count(*) || ' ' || sum(hashtextextended(f::text, 0)::numeric) as som from cijfers.feiten f`,
    );
    return rows[0]?.som ?? '';
  };
  const achterop = async (): Promise<number> => {
    const { rows } = await pool.query<{ aantal: string }>(
      `select count(*) as aantal from (select casus_id, max(volgnummer) as laatste from gebeurtenissen group by 1) g
        left join cijfers.casussen c using (casus_id) where c.revisie is distinct from g.laatste`,
    );
    return Number(rows[0]?.aantal);
  };

  it('loses nothing while cases are recorded and followed, and switches at equality, time after time', async () => {
    await zorgVoorCijfers(pool, log, boek);
    const volger = new Volger(pool, log);
    const volgt = volger.volg();
    let klaar = false;
    const schrijft = (async () => {
      for (const { stroom, verwachteRevisie, records } of simulatie('onder-werk', 60))
        await log.append(stroom, verwachteRevisie, records);
      klaar = true;
    })();
    const uitslagen = [];
    while (!klaar && uitslagen.length < MEESTE) uitslagen.push(await herbouw(opties));
    await schrijft;
    volger.stop();
    await volgt;
    uitslagen.push(await herbouw(opties));
    expect(uitslagen.length).toBeGreaterThan(1);
    for (const uitslag of uitslagen)
      expect(uitslag).toMatchObject({ gewisseld: true, vergelijking: { gelijk: true } });
    expect(uitslagen.at(-1)?.vergelijking).toMatchObject({ soort: 'tabellen', casussen: 60 });
    expect(await achterop()).toBe(0);
  });

  it('gives the same rows when the cases do not fit in memory at once', async () => {
    const voor = await controle();
    expect(await herbouw({ ...opties, gebeurtenissenInGeheugen: 300 })).toMatchObject({ gewisseld: true });
    expect(await controle()).toBe(voor);
  });

  it('reads the log as often as its events ask, whatever its positions count', async () => {
    const voor = await controle();
    const bytelog = new Bytelog(pool);
    const gebeurtenissenInGeheugen = Math.ceil((await log.head()) / 2);
    expect(await herbouw({ ...opties, log: bytelog, gebeurtenissenInGeheugen })).toMatchObject({
      gewisseld: true,
    });
    await bytelog.close();
    expect(await controle()).toBe(voor);
    // Once to count the events, once for each half of the cases, and once to see that none is missing.
    expect(bytelog.gelezen).toBe(4);
  });

  it('changes nothing when a message is delivered again', async () => {
    const voor = await controle();
    await new Volger(pool, log).haalIn();
    expect(await controle()).toBe(voor);
  });

  it('keeps the rows that are there when the new ones differ, unless it is told to switch', async () => {
    const goed = await controle();
    await pool.query(
      `delete from cijfers.feiten where ctid in (select ctid from cijfers.feiten where soort = 'melding' limit 1)`,
    );
    const fout = await controle();
    expect(await herbouw(opties)).toMatchObject({ gewisseld: false, vergelijking: { gelijk: false } });
    expect(await controle()).toBe(fout);
    const uitslag = await herbouw({ ...opties, ookBijVerschil: true });
    expect(uitslag).toMatchObject({ gewisseld: true, vergelijking: { gelijk: false } });
    expect(await controle()).toBe(goed);
  });

  it('keeps the rows that are there when the log does not hold their cases: it is another log', async () => {
    const goed = await controle();
    const leeg = new InMemoryEventLog();
    expect(await herbouw({ ...opties, log: leeg })).toMatchObject({
      gewisseld: false,
      vergelijking: { gelijk: false, casussen: 0, nietInLog: 60 },
    });
    expect(await controle()).toBe(goed);
  });

  it('builds tables of this version beside those of another, which this version does not write in', async () => {
    const goed = await controle();
    await pool.query(`update cijfers.versie set versie = 'cijfers 0'`);
    await expect(new Volger(pool, log).haalIn()).rejects.toThrow(AndereVersie);
    await zorgVoorCijfers(pool, log, boek);
    expect(await controle()).toBe(goed);
    await pool.query(`update cijfers.versie set versie = 'cijfers 0'`);
    expect(await herbouw(opties)).toMatchObject({
      gewisseld: true,
      vergelijking: { soort: 'steekproef', gelijk: true, casussen: 60 },
    });
    await new Volger(pool, log).haalIn();
    expect(await controle()).toBe(goed);
  });

  it('tells how far it is', async () => {
    const fasen = new Set<string>();
    await herbouw({ ...opties, meld: ({ fase }) => fasen.add(fase) });
    expect([...fasen]).toEqual(['indexen', 'vergelijken', 'wisselen']);
  });
});
