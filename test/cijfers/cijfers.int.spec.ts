import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { instantMs } from '#afspraken';
import { CIJFERS, PostgresCijferbron, herbouw, tijdvakken } from '#cijfers';
import type { Cijferdefinitie, Niveau, Periodesoort } from '#cijfers';
import { boekVanZuidLimburg } from '#dossier/testing';
import { InMemoryEventLog } from '#event-sourcing/testing';
import { withTestDatabase } from '#platform/testing';
import { geschiedenissen, schrijf, simuleer } from './geschiedenissen.js';
import { naieveFeiten } from './naief-feiten.js';
import type { NaiefFeit } from './naief-feiten.js';
import { naiefCijfer } from './naief-cijfer.js';

const database = withTestDatabase();

const SEED = 20_261_122;
const ZAAD = 'cijfers';
const GESIMULEERD = 300;
const WILLEKEURIG = 120;
const VAN = '2016-01-01';
const TOT = '2028-01-01';
/** The end of the history, twice a moment within it, and one before most of it. */
const BEKEND_OP = ['2027-06-01', '2024-03-15', '2020-11-08', '2017-02-02'] as const;
const PER: Readonly<Record<Niveau, readonly Periodesoort[]>> = {
  regio: ['dag', 'week', 'maand', 'kwartaal', 'jaar'],
  subregio: ['kwartaal'],
  gemeente: ['maand', 'jaar'],
  team: ['jaar'],
};

describe(`figures over ten years (${GESIMULEERD} simulated cases, seed ${ZAAD}; ${WILLEKEURIG} random, seed ${SEED})`, () => {
  const boek = boekVanZuidLimburg();
  const feitenOp = new Map<string, readonly NaiefFeit[]>();
  let pool: Pool;

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
    for (const dag of BEKEND_OP) {
      const ms = instantMs(`${dag}T12:00:00Z`);
      feitenOp.set(
        dag,
        alle.flatMap(({ gebeurtenissen }) => naieveFeiten(gebeurtenissen, boek, ms)),
      );
    }
  }, 120_000);

  const gemaakt = new Map<Periodesoort, ReturnType<typeof tijdvakken>>();
  const perioden = (per: Periodesoort) => {
    const al = gemaakt.get(per) ?? tijdvakken(per, VAN, TOT);
    gemaakt.set(per, al);
    return al;
  };

  const cijfer = async (
    definitie: Cijferdefinitie,
    niveau: Niveau,
    per: Periodesoort,
    dag: string,
  ): Promise<void> => {
    const bekendOpMs = instantMs(`${dag}T12:00:00Z`);
    const vraag = { definitie, niveau, tijdvakken: perioden(per), bekendOpMs };
    const cellen = await new PostgresCijferbron(pool).bereken({ ...vraag, per, blik: {} });
    const gekregen = new Map(
      cellen.map(({ gebied, periode, kenmerken, waarde }) => [
        `${gebied}|${periode}|${definitie.splitsing.map((d) => kenmerken[d] ?? '').join('/')}`,
        waarde,
      ]),
    );
    const verwacht = naiefCijfer(feitenOp.get(dag) ?? [], boek, vraag);
    expect(Object.fromEntries([...gekregen].sort())).toEqual(Object.fromEntries([...verwacht].sort()));
  };

  it.each(CIJFERS.map((definitie) => [definitie.id, definitie] as const))(
    '%s equals what a naive computation from the events gives',
    async (_, definitie) => {
      for (const niveau of definitie.niveaus)
        for (const per of PER[niveau]) {
          for (const dag of BEKEND_OP) await cijfer(definitie, niveau, per, dag);
        }
    },
  );

  it('finds every kind of fact in this history, so that the equality says something', async () => {
    const { rows } = await pool.query<{ soort: string }>('select distinct soort from cijfers.feiten');
    expect(rows).toHaveLength(23);
  });
});
