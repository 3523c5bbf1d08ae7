import { describe, expect, it } from '@jest/globals';
import { instantMs } from '#afspraken';
import { HEERLEN, boekVanZuidLimburg, lokaal, tijd } from '#dossier/testing';
import type { Feit } from '#dossier/testing';
import { alsGebeurtenis } from '#dossier';
import type { CasusGebeurtenis } from '#dossier';
import { Simulatie } from '#simulatie';
import {
  directOvergedragen,
  dossier,
  melding,
  mondelingOvergedragen,
  oordeel,
  triage,
} from '../dossier.fixture.js';
import { lezingVan } from './lezing.js';
import { tijdlijn } from './tijdlijn.js';
import type { TijdlijnAntwoord } from './tijdlijn.js';

const boek = boekVanZuidLimburg();

const lijn = async (
  feiten: readonly Feit[],
  geldigOp: string,
  beschikbaarOp?: string,
): Promise<TijdlijnAntwoord> =>
  tijdlijn(
    lezingVan(await dossier(...feiten), boek, {
      geldigOpMs: instantMs(tijd(geldigOp)),
      ...(beschikbaarOp !== undefined && { beschikbaarOpMs: instantMs(tijd(beschikbaarOp)) }),
    }),
  );

const regels = ({ periodes }: TijdlijnAntwoord): readonly string[] =>
  periodes.map(({ soort, partij, grond, vanaf, tot, eindgrond }) =>
    [
      soort,
      partij?.naam ?? '-',
      grond,
      lokaal(instantMs(vanaf)),
      tot === undefined ? '...' : lokaal(instantMs(tot)),
      eindgrond ?? '-',
    ].join(' | '),
  );

const betwist = [...mondelingOvergedragen, oordeel('BevestigingBetwist', '2026-04-28 09:00', 'o1', HEERLEN)];

describe('the timeline of a case', () => {
  it('has every period: the gap, the zicht op veiligheid and the other roles', async () => {
    expect(regels(await lijn(mondelingOvergedragen, '2026-06-01 12:00'))).toEqual([
      'nog-niet-belegd | - | V0 | 2026-03-02 09:00 | 2026-03-04 14:00 | V2',
      'zicht-op-veiligheid | Veilig Thuis Zuid-Limburg | V2 | 2026-03-04 14:00 | 2026-04-21 10:00 | V6',
      'zicht-op-veiligheid | Wijkteam Heerlen-Noord | V6 | 2026-04-21 10:00 | ... | -',
      'casusregie | Wijkteam Heerlen-Noord | V6 | 2026-04-21 10:00 | ... | -',
      'monitoring | Veilig Thuis Zuid-Limburg | S2 | 2026-04-21 10:00 | ... | -',
    ]);
  });

  it('says of the gap which melding opened it, and who recorded that', async () => {
    const { periodes } = await lijn(mondelingOvergedragen, '2026-06-01 12:00');
    expect(periodes[0]?.begin).toMatchObject({
      ...{ volgnummer: 0, type: 'MeldingOntvangen', laatVastgelegd: false },
      vastgelegdDoor: { partij: { id: 'zuid-limburg' } },
    });
  });

  it('says on what ground the gap ended, and who recorded that', async () => {
    const { periodes } = await lijn(mondelingOvergedragen, '2026-06-01 12:00');
    expect(periodes[0]).toMatchObject({
      eindgrond: 'V2',
      eindgrondUitleg: expect.stringContaining('De triage is afgerond'),
      eind: { volgnummer: 1, type: 'TriageBesluit', vastgelegdDoor: { partij: { id: 'zuid-limburg' } } },
    });
    const daarvoor = await lijn(mondelingOvergedragen, '2026-03-04 13:59');
    expect(daarvoor.periodes[0]).not.toHaveProperty('eindgrond');
  });

  it('names no event for a gap that ended at a legal instant (V3)', async () => {
    const { periodes } = await lijn([melding('2026-03-02 09:00')], '2026-06-01 12:00');
    expect(periodes[0]).toMatchObject({ soort: 'nog-niet-belegd', eindgrond: 'V3' });
    expect(periodes[0]).not.toHaveProperty('eind');
  });

  it('says of a gap that ended without a holder that the household went on by itself (V12)', async () => {
    const zelf = [melding('2026-03-02 09:00'), triage('2026-03-03 10:00', 'client-systeem')];
    const { periodes } = await lijn(zelf, '2026-06-01 12:00');
    expect(periodes).toMatchObject([
      { soort: 'nog-niet-belegd', eindgrond: 'V12', eind: { volgnummer: 1, type: 'TriageBesluit' } },
    ]);
  });

  it('says of every gap that ended on what ground', async () => {
    const simulatie = new Simulatie({
      ...{ boek, zaad: 'gaten', casussen: 80, van: '2024-01-01T00:00:00Z', tot: '2025-07-01T00:00:00Z' },
    });
    const perCasus = new Map<string, CasusGebeurtenis[]>();
    for (const { records } of simulatie)
      for (const record of records)
        perCasus.set(record.casusId, [
          ...(perCasus.get(record.casusId) ?? []),
          alsGebeurtenis({ ...record, positie: 0 }),
        ]);
    const gaten = [...perCasus].flatMap(([casusId, gebeurtenissen]) => {
      const gelezen = lezingVan({ casusId, records: [], gebeurtenissen }, boek, {
        geldigOpMs: instantMs('2026-01-01T00:00:00Z'),
      });
      return tijdlijn(gelezen).periodes.filter(({ soort, tot }) => soort === 'nog-niet-belegd' && tot);
    });
    expect(gaten.length).toBeGreaterThan(50);
    expect(gaten.filter(({ eindgrond }) => eindgrond === undefined)).toEqual([]);
    expect(new Set(gaten.map(({ eindgrond }) => eindgrond)).size).toBeGreaterThan(2);
  });

  it('runs up to and including geldigOp: what came later is not in it', async () => {
    expect(regels(await lijn(directOvergedragen, '2026-03-04 14:30'))).toEqual([
      'nog-niet-belegd | - | V0 | 2026-03-02 09:00 | 2026-03-04 14:00 | V2',
      'zicht-op-veiligheid | Veilig Thuis Zuid-Limburg | V2 | 2026-03-04 14:00 | ... | -',
    ]);
    expect(regels(await lijn([melding('2026-03-02 09:00')], '2026-03-02 08:00'))).toEqual([]);
  });

  it('names the events by which a period began and ended, with who recorded them', async () => {
    const { periodes } = await lijn(mondelingOvergedragen, '2026-06-01 12:00');
    expect(periodes[1]).toMatchObject({
      begin: { volgnummer: 1, type: 'TriageBesluit', laatVastgelegd: false },
      eind: {
        volgnummer: 4,
        type: 'OverdrachtAanvaard',
        vastgelegdOp: '2026-04-24T14:00:00.000Z',
        vastgelegdDoor: { partij: { naam: 'Veilig Thuis Zuid-Limburg' }, medewerker: 'm-17' },
        laatVastgelegd: true,
        namens: { oordeel: 'nog-niet-beoordeeld' },
      },
    });
  });

  it('as known before the late recording it has VT as the only holder', async () => {
    expect(
      regels(await lijn(mondelingOvergedragen, '2026-06-01 12:00', '2026-04-24 12:00')).slice(1),
    ).toEqual(['zicht-op-veiligheid | Veilig Thuis Zuid-Limburg | V2 | 2026-03-04 14:00 | ... | -']);
  });
});

describe('a disputed confirmation', () => {
  it('is shown as it was given, and from when the dispute was known', async () => {
    const { betwisteBevestigingen } = await lijn(betwist, '2026-06-01 12:00');
    expect(betwisteBevestigingen).toMatchObject([
      {
        overdrachtId: 'o1',
        ontvanger: { naam: 'Wijkteam Heerlen-Noord' },
        bevestiging: {
          type: 'OverdrachtAanvaard',
          plaatsgevondenOp: '2026-04-21T08:00:00.000Z',
          laatVastgelegd: true,
          namens: { oordeel: 'betwist' },
        },
        betwisting: { type: 'BevestigingBetwist', vastgelegdDoor: { partij: { id: HEERLEN.id } } },
        bekendSinds: '2026-04-28T07:00:00.000Z',
      },
    ]);
  });

  it('gave no period once the dispute is known, and did before', async () => {
    expect(regels(await lijn(betwist, '2026-06-01 12:00')).slice(1)).toEqual([
      'zicht-op-veiligheid | Veilig Thuis Zuid-Limburg | V2 | 2026-03-04 14:00 | ... | -',
    ]);
    const daarvoor = await lijn(betwist, '2026-04-27 12:00', '2026-04-27 12:00');
    expect(regels(daarvoor)).toContain(
      'zicht-op-veiligheid | Wijkteam Heerlen-Noord | V6 | 2026-04-21 10:00 | ... | -',
    );
    expect(daarvoor.betwisteBevestigingen).toEqual([]);
  });
});
