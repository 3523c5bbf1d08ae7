import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { instantMs } from '#afspraken';
import { CIJFERS, KORREL, PostgresCijferbron, herbouw, korrelVan, tijdvakken } from '#cijfers';
import type { Cijferdefinitie, Niveau, Periodesoort } from '#cijfers';
import { boekVanZuidLimburg } from '#dossier/testing';
import { InMemoryEventLog } from '#event-sourcing/testing';
import { withTestDatabase } from '#platform/testing';
import { simuleer } from './geschiedenissen.js';
import { losOp } from './stelsel.js';
import type { Vergelijking } from './stelsel.js';

const database = withTestDatabase();

const MINIMUM = 5;
const ZAAD = 'afscherming';
const CASUSSEN = 1_000;
const [VAN, TOT] = ['2024-01-01', '2027-01-01'];
const REGIO = 'zuid-limburg';
const KETEN: readonly Periodesoort[] = ['maand', 'kwartaal', 'jaar'];
const BEKEND_OP = ['2026-12-31', '2025-07-01', '2025-05-01', '2024-11-15'].map((dag) =>
  instantMs(`${dag}T12:00:00Z`),
);
/** Cells that are changed in one round, and rounds. */
const RONDEN = 4;

/** A smallest cell: what the rows of one kind, in one set of gemeenten and one period, with the same marks come to. */
interface Cel {
  readonly sleutel: string;
  readonly gemeenten: readonly string[];
  readonly subregios: readonly string[];
  readonly periode: string;
  readonly kenmerken: Readonly<Record<string, string | null>>;
  readonly vastOp: number;
  readonly aantal: number;
}

const gegroepeerd = (cellen: readonly Cel[], naar: (cel: Cel) => string): readonly (readonly Cel[])[] => {
  const groepen = new Map<string, Cel[]>();
  for (const cel of cellen) groepen.set(naar(cel), [...(groepen.get(naar(cel)) ?? []), cel]);
  return [...groepen.values()];
};

const KENMERKEN = [
  'bron',
  'urgentie',
  'besluit',
  'pad',
  'termijn',
  'uitkomst',
  'grond',
  'maanden',
  'antwoord',
];

describe(`what is below ${MINIMUM} (${CASUSSEN} simulated cases, seed ${ZAAD})`, () => {
  const boek = boekVanZuidLimburg();
  const perioden = new Map(KETEN.map((per) => [per, tijdvakken(per, VAN, TOT)]));
  let pool: Pool;

  beforeAll(async () => {
    pool = await database.freshPool();
    const log = new InMemoryEventLog();
    await simuleer(log, { casussen: CASUSSEN, zaad: ZAAD, jaren: [2024, 2026] }, boek);
    await herbouw({ pool, log, boek });
  });

  const getoond = CIJFERS.filter((definitie) => korrelVan(definitie) !== 'nooit');

  const toegestaan = (definitie: Cijferdefinitie): readonly Periodesoort[] =>
    KETEN.slice(KETEN.indexOf(korrelVan(definitie) as Periodesoort));

  const vraag = async (definitie: Cijferdefinitie, niveau: Niveau, per: Periodesoort, bekendOpMs: number) =>
    new PostgresCijferbron(pool).bereken({
      definitie,
      niveau,
      per,
      tijdvakken: perioden.get(per) ?? [],
      bekendOpMs,
      blik: { regio: REGIO, minimum: MINIMUM },
    });

  /** All that can be asked by who may not see the cases. */
  const alleAntwoorden = async (): Promise<string> => {
    const antwoorden: unknown[] = [];
    for (const definitie of getoond)
      for (const niveau of ['regio', 'subregio'] as const)
        for (const per of toegestaan(definitie))
          for (const bekendOpMs of BEKEND_OP) {
            const cellen = await vraag(definitie, niveau, per, bekendOpMs);
            antwoorden.push([
              definitie.id,
              niveau,
              per,
              bekendOpMs,
              cellen.map((cel) => JSON.stringify(cel)).sort(),
            ]);
          }
    return JSON.stringify(antwoorden);
  };

  const cellenVan = async (feit: string): Promise<readonly Cel[]> => {
    const korrel = { maand: 'month', kwartaal: 'quarter', jaar: 'year', nooit: '' }[
      KORREL[feit as keyof typeof KORREL]
    ];
    const { rows } = await pool.query<Readonly<Record<string, never>>>(
      `select gemeenten, subregios, date_trunc('${korrel}', dag::timestamp)::date::text as periode, ${KENMERKEN.join()},
          min(vast_op) as vast_op, count(*)::int as aantal
        from cijfers.feiten
        where soort = $1 and regio = $2 and bekend_van <= vast_op and (bekend_tot is null or bekend_tot > vast_op)
        group by 1, 2, 3, ${KENMERKEN.join()}`,
      [feit, REGIO],
    );
    return rows.map((rij) => {
      const { gemeenten, subregios, periode, vast_op: vastOp, aantal, ...kenmerken } = rij;
      return {
        sleutel: JSON.stringify([gemeenten, periode, kenmerken]),
        gemeenten: gemeenten ?? [],
        subregios: subregios ?? [],
        periode: periode ?? '',
        kenmerken,
        vastOp: Number(vastOp),
        aantal: Number(aantal),
      };
    });
  };

  const aantalRijen = async (): Promise<string> => {
    const { rows } = await pool.query<{ aantal: string }>('select count(*) as aantal from cijfers.feiten');
    return rows[0]?.aantal ?? '';
  };

  it('is there to be protected: most of the smallest cells are', async () => {
    const cellen = await cellenVan('melding');
    const klein = cellen.filter(({ aantal }) => aantal < MINIMUM);
    expect(klein.length).toBeGreaterThan(300);
    expect(cellen.length - klein.length).toBeGreaterThan(5);
  });

  it('changes no answer, whatever it is: nobody can learn from the answers what it is', async () => {
    const antwoorden = await alleAntwoorden();
    const rijen = await aantalRijen();
    expect(JSON.parse(antwoorden)).not.toHaveLength(0);
    const client = await pool.connect();
    try {
      for (let ronde = 0; ronde < RONDEN; ronde += 1) {
        // In each round every small cell gets another size from nothing to just below the minimum, by its own hash.
        await client.query('create temp table gewijzigd as table cijfers.feiten');
        for (const feit of new Set(getoond.map(({ feit: soort }) => soort))) {
          const korrel = { maand: 'month', kwartaal: 'quarter', jaar: 'year', nooit: '' }[KORREL[feit]];
          const cel = `partition by gemeenten, date_trunc('${korrel}', dag::timestamp), ${KENMERKEN.join()}`;
          await client.query(
            `with cel as (select ctid as plek, row_number() over (${cel}) as plaats, count(*) over (${cel}) as aantal,
                abs(hashtextextended(gemeenten::text || date_trunc('${korrel}', dag::timestamp)::text
                  || coalesce(bron, '') || coalesce(uitkomst, '') || coalesce(grond, ''), $2)) % $3 as wordt
              from cijfers.feiten
              where soort = $1 and bekend_van <= vast_op and (bekend_tot is null or bekend_tot > vast_op)),
            klein as (select * from cel where aantal < $3),
            weg as (delete from cijfers.feiten f using klein
              where f.ctid = klein.plek and f.soort = $1 and klein.plaats > klein.wordt)
            insert into cijfers.feiten select f.* from cijfers.feiten f join klein on f.ctid = klein.plek
              cross join generate_series(1, $3::int) n
              where klein.plaats = 1 and n <= klein.wordt - klein.aantal`,
            [feit, ronde, MINIMUM],
          );
        }
        expect(await aantalRijen()).not.toBe(rijen);
        expect(await alleAntwoorden()).toBe(antwoorden);
        await client.query('truncate cijfers.feiten');
        await client.query('insert into cijfers.feiten table gewijzigd');
        await client.query('drop table gewijzigd');
      }
    } finally {
      client.release();
    }
  });

  /** What a figure says, as equations over its smallest cells; what is not shown says that its cells add nothing. */
  const vergelijkingen = async (
    definitie: Cijferdefinitie,
    cellen: readonly Cel[],
  ): Promise<readonly Vergelijking[]> => {
    const gezegd: Vergelijking[] = [];
    for (const niveau of ['regio', 'subregio'] as const)
      for (const per of toegestaan(definitie))
        for (const bekendOpMs of BEKEND_OP)
          for (const { gebied, periode, kenmerken, waarde } of await vraag(
            definitie,
            niveau,
            per,
            bekendOpMs,
          )) {
            const tijdvak = perioden.get(per)?.find(({ naam }) => naam === periode);
            const erin = cellen.filter(
              (cel) =>
                (niveau === 'regio' || cel.subregios.includes(gebied)) &&
                cel.periode >= (tijdvak?.van ?? '') &&
                cel.periode < (tijdvak?.tot ?? '') &&
                cel.vastOp <= bekendOpMs &&
                definitie.splitsing.every((d) => cel.kenmerken[d] === kenmerken[d]),
            );
            gezegd.push({ onbekenden: erin.map(({ sleutel }) => sleutel), som: waarde });
          }
    return gezegd;
  };

  const tellingen = (feit: string): readonly Cijferdefinitie[] =>
    getoond.filter((d) => d.feit === feit && d.berekening === 'aantal' && d.waarin === undefined);

  it.each(['melding', 'triage', 'overdracht-verstuurd', 'weigering'])(
    'cannot be had by subtracting totals of %s: what follows for a cell is that it is not shown, or what was shown',
    async (feit) => {
      const cellen = await cellenVan(feit);
      const gezegd: Vergelijking[] = [];
      for (const definitie of tellingen(feit)) gezegd.push(...(await vergelijkingen(definitie, cellen)));
      const { bepaald, sommen, tegenstrijdig } = losOp(gezegd);
      expect(tegenstrijdig).toBe(false);
      const echt = new Map(cellen.map(({ sleutel, aantal }) => [sleutel, aantal]));
      const verraden = [...bepaald].filter(
        ([sleutel, waarde]) => waarde !== 0 && (waarde < MINIMUM || waarde !== echt.get(sleutel)),
      );
      expect(verraden).toEqual([]);
      expect(sommen.filter(({ som }) => Math.round(som) !== 0 && som < MINIMUM)).toEqual([]);
    },
    120_000,
  );

  /** Of each kind and marks that are counted for others: in which other counted kinds its facts occur, and how often. */
  const samenval = async (geteld: readonly string[]): Promise<readonly string[]> => {
    const { rows } = await pool.query<{ deel: string; geheel: string }>(
      `with geteld as (select *, concat_ws(' ', soort, ${KENMERKEN.join()}) as klasse from cijfers.feiten
          where soort = any ($1) and bekend_tot is null)
        select a.klasse as deel, b.soort as geheel from geteld a
          left join (select distinct soort, casus_id, geldig_op from geteld) b
            on b.casus_id = a.casus_id and b.geldig_op = a.geldig_op and b.soort <> a.soort
        group by 1, 2
        having b.soort is not null and count(*) >= $2
          and count(*) > 0.9 * (select count(*) from geteld g where g.klasse = a.klasse)`,
      [geteld, MINIMUM],
    );
    return rows.map(({ deel, geheel }) => `${deel} is part of ${geheel}`);
  };

  it('is not the difference of two counts: none of what is counted is a part of something else that is', async () => {
    const geteld = new Set(
      getoond.filter(({ berekening }) => berekening === 'aantal').map(({ feit }) => feit),
    );
    expect(await samenval([...geteld])).toEqual([]);
    expect(await samenval(['termijn', 'ontvangst', 'casus-beeindigd', 'monitoring-afgesloten'])).toContain(
      'casus-beeindigd monitoring-stabiele-veiligheid is part of monitoring-afgesloten',
    );
  });

  it('cannot be worked out of a share: it is a multiple of five percent', async () => {
    const delen = getoond.filter(({ berekening }) => berekening === 'aandeel');
    const cellen = [];
    for (const definitie of delen)
      cellen.push(...(await vraag(definitie, 'regio', 'jaar', BEKEND_OP[0] ?? 0)));
    expect(cellen.length).toBeGreaterThan(0);
    for (const { waarde, aantal } of cellen) expect([waarde % 5, aantal]).toEqual([0, 100]);
  });

  it('would be had by subtracting totals when only small totals were left out', async () => {
    const cellen = await cellenVan('melding');
    const som = (erin: readonly Cel[]): Vergelijking => ({
      onbekenden: erin.map(({ sleutel }) => sleutel),
      som: erin.reduce((tot, { aantal }) => tot + aantal, 0),
    });
    const groepen = [
      (cel: Cel) => cel.periode,
      (cel: Cel) => [cel.periode, cel.gemeenten].join(),
      (cel: Cel) => [cel.periode, cel.gemeenten, cel.kenmerken['bron']].join(),
      (cel: Cel) => [cel.periode, cel.gemeenten, cel.kenmerken['urgentie']].join(),
      (cel: Cel) => cel.sleutel,
    ];
    const gezegd = groepen.flatMap((naar) =>
      [
        ...gegroepeerd(
          cellen.filter(({ periode }) => periode === '2024-03-01'),
          naar,
        ),
      ]
        .map(som)
        .filter(({ som: totaal }) => totaal >= MINIMUM),
    );
    const { bepaald } = losOp(gezegd);
    expect([...bepaald.values()].filter((waarde) => waarde > 0 && waarde < MINIMUM)).not.toEqual([]);
  });
});
