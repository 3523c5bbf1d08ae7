import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { instantMs } from '#afspraken';
import type { CasusGebeurtenis, Verantwoordelijke, Vraag } from '#dossier';
import { HEERLEN, boekVanZuidLimburg, tijd } from '#dossier/testing';
import type { Feit } from '#dossier/testing';
import {
  CASUS,
  directOvergedragen,
  dossier,
  melding,
  mondelingOvergedragen,
  oordeel,
  triage,
} from '../dossier.fixture.js';
import { klokkenVan } from '../application/klokken.js';
import { lezingVan } from './lezing.js';
import { verantwoordelijkheid } from './verantwoordelijkheid.js';
import type { VerantwoordelijkheidAntwoord } from './verantwoordelijkheid.js';

const boek = boekVanZuidLimburg();

const vraag = async (
  feiten: readonly Feit[],
  geldigOp: string,
  beschikbaarOp?: string,
): Promise<VerantwoordelijkheidAntwoord> =>
  verantwoordelijkheid(
    lezingVan(await dossier(...feiten), boek, {
      geldigOpMs: instantMs(tijd(geldigOp)),
      ...(beschikbaarOp !== undefined && { beschikbaarOpMs: instantMs(tijd(beschikbaarOp)) }),
    }),
  );

const namen = ({ houders }: VerantwoordelijkheidAntwoord) => houders.map(({ partij }) => partij.naam);

describe('who was responsible', () => {
  it('is answered with name, ground, since when and by whom it was recorded', async () => {
    const antwoord = await vraag(directOvergedragen, '2026-03-10 12:00');
    expect(antwoord).toMatchObject({
      casusId: CASUS,
      geldigOp: '2026-03-10T11:00:00.000Z',
      toestand: 'belegd',
      houders: [
        {
          partij: { ...HEERLEN, naam: 'Wijkteam Heerlen-Noord' },
          grond: 'V5',
          grondUitleg: expect.stringContaining('Directe overdracht') as unknown,
          sinds: '2026-03-05T07:30:00.000Z',
          begin: {
            volgnummer: 3,
            type: 'OntvangstBevestigd',
            plaatsgevondenOp: '2026-03-05T07:30:00.000Z',
            vastgelegdOp: '2026-03-05T07:30:00.000Z',
            vastgelegdDoor: {
              partij: { ...HEERLEN, naam: 'Wijkteam Heerlen-Noord' },
              medewerker: 'm-17',
              rol: 'lokaal-veld',
            },
            laatVastgelegd: false,
          },
        },
      ],
    });
    expect(antwoord).not.toHaveProperty('beschikbaarOp');
    expect(antwoord.houders[0]?.begin).not.toHaveProperty('namens');
  });

  it('belongs to the old holder up to, not including, the instant of the confirmation', async () => {
    expect(namen(await vraag(directOvergedragen, '2026-03-05T08:29:59.999+01:00'))).toEqual([
      'Veilig Thuis Zuid-Limburg',
    ]);
    expect(namen(await vraag(directOvergedragen, '2026-03-05 08:30'))).toEqual(['Wijkteam Heerlen-Noord']);
  });

  it('is nobody while a melding waits for its triage, and that is said with since when', async () => {
    expect(await vraag(directOvergedragen, '2026-03-03 12:00')).toMatchObject({
      toestand: 'nog-niet-belegd',
      houders: [],
      nogNietBelegdSinds: '2026-03-02T08:00:00.000Z',
    });
  });

  it('is VT from the legal instant when the triage was too late, and no event began that', async () => {
    const { houders } = await vraag([melding('2026-03-02 09:00')], '2026-03-11 12:00');
    expect(houders).toMatchObject([{ grond: 'V3', sinds: '2026-03-09T23:00:00.000Z' }]);
    expect(houders[0]).not.toHaveProperty('begin');
  });

  it('is nobody any more after the case ended, and nobody yet before it began', async () => {
    const gesloten = [melding('2026-03-02 09:00'), triage('2026-03-04 14:00', 'client-systeem')];
    expect(await vraag(gesloten, '2026-03-04 14:00')).toMatchObject({ toestand: 'afgesloten', houders: [] });
    expect(await vraag(gesloten, '2026-03-02 08:59')).toMatchObject({ toestand: 'geen-casus', houders: [] });
  });
});

describe('as known at an instant', () => {
  it('VT still held it before the oral acceptance was recorded', async () => {
    const antwoord = await vraag(mondelingOvergedragen, '2026-04-22 12:00', '2026-04-24 15:59');
    expect(namen(antwoord)).toEqual(['Veilig Thuis Zuid-Limburg']);
    expect(antwoord.beschikbaarOp).toBe('2026-04-24T13:59:00.000Z');
  });

  it('the team held it from when it accepted once that was recorded: late, and on its behalf', async () => {
    const { houders } = await vraag(mondelingOvergedragen, '2026-04-22 12:00', '2026-04-24 16:00');
    expect(houders).toMatchObject([
      {
        partij: { id: HEERLEN.id },
        grond: 'V6',
        sinds: '2026-04-21T08:00:00.000Z',
        begin: {
          vastgelegdOp: '2026-04-24T14:00:00.000Z',
          vastgelegdDoor: { partij: { naam: 'Veilig Thuis Zuid-Limburg' } },
          laatVastgelegd: true,
          namens: { partij: { naam: 'Wijkteam Heerlen-Noord' }, oordeel: 'nog-niet-beoordeeld' },
        },
      },
    ]);
  });

  it('the trail says that the team endorsed it, from when it did', async () => {
    const bekrachtigd = [
      ...mondelingOvergedragen,
      oordeel('BevestigingBekrachtigd', '2026-04-28 09:00', 'o1', HEERLEN),
    ];
    const [houder] = (await vraag(bekrachtigd, '2026-05-01 12:00')).houders;
    expect(houder?.begin?.namens).toMatchObject({
      oordeel: 'bekrachtigd',
      oordeelVastgelegdOp: '2026-04-28T07:00:00.000Z',
    });
    const [eerder] = (await vraag(bekrachtigd, '2026-05-01 12:00', '2026-04-27 12:00')).houders;
    expect(eerder?.begin?.namens?.oordeel).toBe('nog-niet-beoordeeld');
  });

  it('a disputed acceptance moved it until the dispute was known, and never did from then on', async () => {
    const betwist = [
      ...mondelingOvergedragen,
      oordeel('BevestigingBetwist', '2026-04-28 09:00', 'o1', HEERLEN),
    ];
    expect(namen(await vraag(betwist, '2026-04-26 12:00', '2026-04-26 12:00'))).toEqual([
      'Wijkteam Heerlen-Noord',
    ]);
    expect(namen(await vraag(betwist, '2026-04-26 12:00'))).toEqual(['Veilig Thuis Zuid-Limburg']);
  });

  it('there was no case before its melding was recorded', async () => {
    const laat = [melding('2026-03-02 09:00', ['GM0917'], '2026-03-02 17:00')];
    expect(await vraag(laat, '2026-03-02 12:00', '2026-03-02 16:00')).toMatchObject({
      toestand: 'geen-casus',
    });
    expect(await vraag(laat, '2026-03-02 12:00')).toMatchObject({ toestand: 'nog-niet-belegd' });
  });
});

describe('the proof', () => {
  it('names the last record that counted, the chain and the afspraken', async () => {
    const { records } = await dossier(...mondelingOvergedragen);
    const { bewijs } = await vraag(mondelingOvergedragen, '2026-04-22 12:00', '2026-04-21 12:00');
    expect(bewijs).toEqual({
      ketenIntact: true,
      aantalGebeurtenissen: 5,
      laatsteGeteld: {
        volgnummer: 3,
        vastgelegdOp: '2026-04-20T11:00:00.000Z',
        hash: records[3]?.hash,
      },
      afspraken: [{ regio: 'zuid-limburg', versie: '2022-01-20' }],
    });
  });

  it('has no last record when nothing was known', async () => {
    const { bewijs } = await vraag(directOvergedragen, '2026-03-03 12:00', '2026-03-01 12:00');
    expect(bewijs).toEqual({ ketenIntact: true, aantalGebeurtenissen: 4, afspraken: [] });
  });

  it('says where the chain breaks when a record was changed', async () => {
    const goed = await dossier(...directOvergedragen);
    const records = goed.records.map((record) =>
      record.volgnummer === 2 ? { ...record, vastgelegdOp: '2026-03-04T15:00:00.000Z' } : record,
    );
    const lezing = lezingVan({ ...goed, records }, boek, { geldigOpMs: instantMs(tijd('2026-03-10 12:00')) });
    expect(verantwoordelijkheid(lezing).bewijs).toMatchObject({
      ketenIntact: false,
      breuk: { volgnummer: 2, fout: 'hash' },
    });
  });
});

describe('every worked case', () => {
  const casussen = JSON.parse(readFileSync('test/vectoren/verantwoordelijkheid.json', 'utf8')) as readonly {
    readonly naam: string;
    readonly gebeurtenissen: readonly CasusGebeurtenis[];
    readonly vragen: readonly (Vraag & { readonly verwacht: readonly Verantwoordelijke[] })[];
  }[];

  it.each(casussen)('$naam has the same holders and grounds', ({ gebeurtenissen, vragen }) => {
    const gelezen = { casusId: CASUS, records: [], gebeurtenissen };
    for (const { verwacht, ...gevraagd } of vragen) {
      const { houders, toestand } = verantwoordelijkheid(lezingVan(gelezen, boek, klokkenVan(gevraagd, 0)));
      expect(houders.map(({ partij: { naam: _, ...partij }, grond }) => ({ partij, grond }))).toEqual(
        verwacht,
      );
      expect(toestand === 'belegd').toBe(verwacht.length > 0);
    }
  });
});
