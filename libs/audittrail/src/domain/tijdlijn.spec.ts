import { describe, expect, it } from '@jest/globals';
import { instantMs } from '#afspraken';
import { HEERLEN, boekVanZuidLimburg, lokaal, tijd } from '#dossier/testing';
import type { Feit } from '#dossier/testing';
import { directOvergedragen, dossier, melding, mondelingOvergedragen, oordeel } from '../dossier.fixture.js';
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
      'nog-niet-belegd | - | V0 | 2026-03-02 09:00 | 2026-03-04 14:00 | -',
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

  it('runs up to and including geldigOp: what came later is not in it', async () => {
    expect(regels(await lijn(directOvergedragen, '2026-03-04 14:30'))).toEqual([
      'nog-niet-belegd | - | V0 | 2026-03-02 09:00 | 2026-03-04 14:00 | -',
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
