import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { instantMs } from '#afspraken';
import { CIJFERS, PERIODEN, herbouw } from '#cijfers';
import { boekVanZuidLimburg } from '#dossier/testing';
import { InMemoryEventLog } from '#event-sourcing/testing';
import { withTestDatabase } from '#platform/testing';
import { vergelijkAlles } from '../../tools/cijfers/vergelijking.js';
import type { Vergelijkopties } from '../../tools/cijfers/vergelijking.js';
import { geschiedenissen, schrijf, simuleer } from './geschiedenissen.js';

const database = withTestDatabase();

const SEED = 20_261_122;
const ZAAD = 'cijfers';
/** So many that it takes a minute; `npm run -s cijfers -- vergelijk` does the same on a log of any size. */
const GESIMULEERD = 300;
const WILLEKEURIG = 120;
const BEKEND_OP = ['2027-06-01', '2024-03-15', '2020-11-08', '2017-02-02'].map((dag) =>
  instantMs(`${dag}T12:00:00Z`),
);

describe(`figures over ten years (${GESIMULEERD} simulated cases, seed ${ZAAD}; ${WILLEKEURIG} random, seed ${SEED})`, () => {
  const boek = boekVanZuidLimburg();
  let pool: Pool;
  let opties: Vergelijkopties;

  beforeAll(async () => {
    pool = await database.freshPool();
    const log = new InMemoryEventLog();
    const willekeurig = geschiedenissen(WILLEKEURIG, SEED, boek);
    await schrijf(log, willekeurig);
    const alle = [
      ...willekeurig,
      ...(await simuleer(log, { casussen: GESIMULEERD, zaad: ZAAD, jaren: [2016, 2026] }, boek)),
    ];
    await herbouw({ pool, log, boek });
    const casussen = () => alle.map(({ gebeurtenissen }) => gebeurtenissen);
    opties = { pool, boek, casussen, van: '2016-01-01', tot: '2028-01-01', bekendOp: BEKEND_OP };
  });

  it('equal what a naive computation from the events gives: each of them, at every level, per every period', async () => {
    const { vragen, cellen, verschillen } = await vergelijkAlles(opties);
    expect(verschillen).toEqual([]);
    const perMoment = CIJFERS.reduce((som, { niveaus }) => som + niveaus.length * PERIODEN.length, 0);
    expect(vragen).toBe((perMoment + 1) * BEKEND_OP.length);
    expect(cellen).toBeGreaterThan(100_000);
  });

  it('has every kind of fact in this history, so that the equality says something', async () => {
    const { rows } = await pool.query<{ soort: string }>('select distinct soort from cijfers.feiten');
    expect(rows).toHaveLength(25);
    const verhuisd = await pool.query('select distinct soort from cijfers.feiten where sinds_op is not null');
    expect(verhuisd.rows).toHaveLength(5);
  });

  it('are seen to differ when a single fact is counted a day later', async () => {
    await pool.query(`update cijfers.feiten set dag = dag + 1
        where ctid in (select ctid from cijfers.feiten where soort = 'weigering' and bekend_tot is null limit 1)`);
    const cijfers = CIJFERS.filter(({ id }) => id === 'weigeringen');
    const { verschillen } = await vergelijkAlles({ ...opties, cijfers, bekendOp: BEKEND_OP.slice(0, 1) });
    expect(verschillen).toContainEqual({
      waar: expect.stringMatching(
        /^weigeringen per regio en dag, bekend op 2027-06-01T12:00:00.000Z: zuid-limburg/,
      ),
      cijfer: 1,
      naief: undefined,
    });
  });

  it('are seen to differ when a case that moved is counted elsewhere', async () => {
    await pool.query(`update cijfers.feiten set gemeenten = '{GM9999}' where ctid in
        (select ctid from cijfers.feiten where soort = 'casus-open' and sinds_op is not null
          and tot_op is null and bekend_tot is null limit 1)`);
    const cijfers = CIJFERS.filter(({ id }) => id === 'casussen-open');
    const { verschillen } = await vergelijkAlles({ ...opties, cijfers, bekendOp: BEKEND_OP.slice(0, 1) });
    expect(verschillen).toContainEqual({
      waar: expect.stringMatching(/^casussen-open per gemeente en jaar, bekend op 2027-06-01.*: GM9999/),
      cijfer: 1,
      naief: undefined,
    });
  });
});
