import { describe, expect, it } from '@jest/globals';
import { beginVanDag, instantMs, isWerkdag, lokaleDatum } from '#afspraken';
import { testboek } from '#afspraken/testing';
import { schendingen } from '#casus/testing';
import { alsGebeurtenis, termijnenVan } from '#dossier';
import type { CasusGebeurtenis } from '#dossier';
import { verifyChain } from '#event-sourcing';
import type { UnpositionedRecord } from '#event-sourcing';
import { InMemoryEventLog } from '#event-sourcing/testing';
import { OngeldigeSimulatie } from './parameters.js';
import type { Simulatieparameters } from './parameters.js';
import { Simulatie } from './simulatie.js';

const BOEK = testboek();
const TOT = '2025-01-01T00:00:00+01:00';
const PARAMETERS: Simulatieparameters = {
  boek: BOEK,
  zaad: 'spec',
  van: '2022-01-01T00:00:00+01:00',
  tot: TOT,
  casussen: 60,
};

const simulatie = (anders: Partial<Simulatieparameters> = {}): Simulatie =>
  new Simulatie({ ...PARAMETERS, ...anders });

const recordsVan = (uit: Simulatie): readonly UnpositionedRecord[] =>
  [...uit].flatMap(({ records }) => records);

const perCasus = (records: readonly UnpositionedRecord[]): readonly (readonly UnpositionedRecord[])[] => {
  const casussen = new Map<string, UnpositionedRecord[]>();
  for (const record of records) {
    const tot = casussen.get(record.casusId);
    if (tot) tot.push(record);
    else casussen.set(record.casusId, [record]);
  }
  return [...casussen.values()];
};

const RECORDS = recordsVan(simulatie());
const CASUSSEN = perCasus(RECORDS);
const GESCHIEDENISSEN: readonly (readonly CasusGebeurtenis[])[] = CASUSSEN.map((records) =>
  records.map((record) => alsGebeurtenis(record)),
);

describe('a simulation', () => {
  it('is the same byte for byte for the same seed, and another one for another', () => {
    expect(JSON.stringify(recordsVan(simulatie()))).toBe(JSON.stringify(RECORDS));
    expect(JSON.stringify(recordsVan(simulatie({ zaad: 'ander' })))).not.toBe(JSON.stringify(RECORDS));
  });

  it('begins as many cases as asked, each in its own stream with an unbroken chain', () => {
    expect(CASUSSEN).toHaveLength(60);
    for (const records of CASUSSEN) expect(verifyChain(records)).toMatchObject({ intact: true });
    expect(new Set(RECORDS.map(({ id }) => id)).size).toBe(RECORDS.length);
  });

  it('records in the order of the clock, within the period, and never before it happened', () => {
    const vastgelegd = RECORDS.map(({ vastgelegdOp }) => instantMs(vastgelegdOp));
    expect(vastgelegd).toEqual([...vastgelegd].sort((a, b) => a - b));
    expect(vastgelegd[0]).toBeGreaterThanOrEqual(instantMs(PARAMETERS.van));
    expect(vastgelegd.at(-1)).toBeLessThan(instantMs(TOT));
    const voorbarig = RECORDS.filter((r) => instantMs(r.plaatsgevondenOp) > instantMs(r.vastgelegdOp));
    expect(voorbarig).toEqual([]);
  });

  it('keeps the invariants of the responsibility periods in every case', () => {
    const fouten = GESCHIEDENISSEN.flatMap((geschiedenis) => schendingen([], geschiedenis, BOEK));
    expect(fouten).toEqual([]);
  });

  it('notes every term that passed, once, and none that did not', () => {
    const nuMs = instantMs(TOT);
    const vergeten = GESCHIEDENISSEN.flatMap((geschiedenis) =>
      termijnenVan(geschiedenis, BOEK, { nuMs }).filter(
        ({ status, verstrekenVastgelegdOp }) =>
          status === 'verstreken' && verstrekenVastgelegdOp === undefined,
      ),
    );
    expect(vergeten).toEqual([]);
    const genoteerd = RECORDS.filter(({ type }) => type === 'TermijnVerstreken');
    expect(genoteerd.length).toBeGreaterThan(50);
    expect(new Set(genoteerd.map(({ casusId, data }) => JSON.stringify([casusId, data]))).size).toBe(
      genoteerd.length,
    );
  });

  it('can do without the notes of the watcher, and is otherwise the same history', () => {
    const zonder = recordsVan(simulatie({ termijnbewaking: false }));
    const feit = ({ type, data, plaatsgevondenOp }: UnpositionedRecord) => [type, data, plaatsgevondenOp];
    expect(zonder.map(feit)).toEqual(RECORDS.filter(({ type }) => type !== 'TermijnVerstreken').map(feit));
  });

  it('carries unreadable content of the size asked, and otherwise none', () => {
    expect(RECORDS.filter(({ verzegeld }) => verzegeld !== null)).toEqual([]);
    const [melding] = recordsVan(simulatie({ casussen: 1, verzegeldBytes: 100 }));
    expect(Buffer.from(melding?.verzegeld ?? '', 'base64')).toHaveLength(100);
  });

  it('goes into any log as it would have been appended', async () => {
    const log = new InMemoryEventLog();
    for (const { stroom, verwachteRevisie, records } of simulatie({ casussen: 5 }))
      await log.append(stroom, verwachteRevisie, records);
    expect(await log.head()).toBe(recordsVan(simulatie({ casussen: 5 })).length);
  });

  it('tells what it came to: every case in one phase, every event by its type', () => {
    const uit = simulatie();
    const records = recordsVan(uit);
    const { overzicht } = uit;
    const som = (telling: ReadonlyMap<unknown, number>) => [...telling.values()].reduce((a, b) => a + b, 0);
    expect(overzicht.gebeurtenissen).toBe(records.length);
    expect(som(overzicht.perType)).toBe(records.length);
    expect([overzicht.casussen, som(overzicht.perFase)]).toEqual([60, 60]);
    expect(som(overzicht.perGemeente)).toBeGreaterThanOrEqual(60);
    expect(overzicht.weigeringen.get('OverdrachtVerstuurd: overdracht-onvolledig')).toBeGreaterThan(0);
  });

  it('simulates the regions asked for, and as many cases as their inhabitants come to', () => {
    const klein = simulatie({ regios: ['testregio'], tot: '2022-03-01T00:00:00+01:00' });
    const zonderAantal = new Simulatie({
      boek: BOEK,
      zaad: 'spec',
      van: PARAMETERS.van,
      tot: TOT,
      regios: ['zuid-limburg'],
    });
    const partijen = new Set(recordsVan(klein).map(({ actor }) => actor.partij.id.slice(0, 5)));
    expect([...partijen].some((id) => id.startsWith('GM09'))).toBe(false);
    expect(partijen).toContain('testr');
    expect(zonderAantal.aantalCasussen).toBeGreaterThan(12_000);
    expect(zonderAantal.aantalCasussen).toBeLessThan(14_000);
  });
});

describe('what the police reports on a weekend', () => {
  it('is recorded in a batch, on the morning of the next werkdag', () => {
    const batch = RECORDS.filter(
      ({ type, data, plaatsgevondenOp }) =>
        type === 'MeldingOntvangen' &&
        data['bron'] === 'politie' &&
        data['spoedeisend'] === false &&
        !isWerkdag(lokaleDatum(plaatsgevondenOp)),
    );
    const uren = batch.map(({ vastgelegdOp }) => {
      const dag = lokaleDatum(vastgelegdOp);
      return {
        isWerkdag: isWerkdag(dag),
        uur: (instantMs(vastgelegdOp) - instantMs(beginVanDag(dag))) / 3_600_000,
      };
    });
    expect(batch.length).toBeGreaterThan(5);
    expect(uren.filter(({ isWerkdag: werk, uur }) => !werk || uur < 7 || uur > 8)).toEqual([]);
  });
});

describe('a simulation that cannot be', () => {
  it.each<[string, Partial<Simulatieparameters>]>([
    ['ends before it begins', { tot: '2021-01-01T00:00:00+01:00' }],
    ['lasts longer than anything', { van: '1990-01-01T00:00:00Z', tot: '2190-01-01T00:00:00Z' }],
    ['begins before the rules do', { van: '1989-01-01T00:00:00Z' }],
    ['has no cases', { casussen: 0 }],
    ['has half a case', { casussen: 1.5 }],
    ['is about a region that nobody knows', { regios: ['atlantis'] }],
    ['is about no region', { regios: [] }],
    ['carries less than nothing', { verzegeldBytes: -1 }],
  ])('is refused when it %s', (_naam, anders) => {
    expect(() => simulatie(anders)).toThrow(OngeldigeSimulatie);
  });
});
