import { beforeAll, describe, expect, it } from '@jest/globals';
import { instantMs, termijn } from '#afspraken';
import { zuidLimburg } from '#afspraken/testing';
import { boekVanZuidLimburg } from '#dossier/testing';
import type { UnpositionedRecord } from '#event-sourcing';
import { KENGETALLEN } from './kengetallen.js';
import { Simulatie } from './simulatie.js';

const CASUSSEN = 500;
/** Of about 500 cases a share lies within this of its rate, for this seed and for nearly every other. */
const SPELING = 0.06;

const aandeel = <T>(alle: readonly T[], welke: (een: T) => boolean): number =>
  alle.filter(welke).length / alle.length;

describe('a simulated history of Zuid-Limburg', () => {
  const records: UnpositionedRecord[] = [];
  const van = (type: string): readonly UnpositionedRecord[] =>
    records.filter((record) => record.type === type);

  beforeAll(() => {
    const simulatie = new Simulatie({
      boek: boekVanZuidLimburg(),
      zaad: 'kengetallen',
      van: '2023-01-01T00:00:00+01:00',
      tot: '2025-01-01T00:00:00+01:00',
      casussen: CASUSSEN,
    });
    for (const vastlegging of simulatie) records.push(...vastlegging.records);
  });

  it.each(Object.entries(KENGETALLEN.bron.verdeling))(
    'has its meldingen from %s as often as %d',
    (bron, deel) => {
      expect(
        Math.abs(aandeel(van('MeldingOntvangen'), ({ data }) => data['bron'] === bron) - deel),
      ).toBeLessThan(SPELING);
    },
  );

  it.each(Object.entries(KENGETALLEN.triage.besluit))(
    'decides at the triage on %s as often as %d',
    (besluit, deel) => {
      const eerste = [
        ...new Map([...van('TriageBesluit')].reverse().map((een) => [een.casusId, een])).values(),
      ];
      expect(Math.abs(aandeel(eerste, ({ data }) => data['besluit'] === besluit) - deel)).toBeLessThan(
        SPELING,
      );
    },
  );

  it('has follow-up meldingen at about the rate of the CBS', () => {
    const { tijdensTriage, naTriage } = KENGETALLEN.vervolgmelding;
    const vervolg = aandeel(van('MeldingOntvangen'), ({ volgnummer }) => volgnummer > 0);
    expect(vervolg).toBeGreaterThan(tijdensTriage + naTriage - SPELING);
    expect(vervolg).toBeLessThan(tijdensTriage + naTriage + 2 * SPELING);
  });

  it('ends four out of five triages within the term, and now and then one far beyond it', () => {
    const meldingen = new Map(
      van('MeldingOntvangen')
        .filter(({ volgnummer }) => volgnummer === 0)
        .map((melding) => [melding.casusId, melding]),
    );
    const eerste = [
      ...new Map([...van('TriageBesluit')].reverse().map((een) => [een.casusId, een])).values(),
    ];
    const opTijd = aandeel(eerste, ({ casusId, plaatsgevondenOp }) => {
      const gemeld = meldingen.get(casusId)?.plaatsgevondenOp ?? '';
      return instantMs(plaatsgevondenOp) < termijn(zuidLimburg(), 'T1', gemeld).overschredenVanafMs;
    });
    expect(opTijd).toBeGreaterThan(0.7);
    expect(opTijd).toBeLessThan(0.95);
  });

  it('has something of everything that the agreement knows', () => {
    const typen = new Set(records.map(({ type }) => type));
    const zeldzaam = ['GemeenteReactieGegeven', 'DossierGewist'];
    expect([...typen, ...zeldzaam].length).toBeGreaterThanOrEqual(28);
    const paden = new Set(van('OverdrachtVerstuurd').map(({ data }) => data['pad']));
    expect(paden).toEqual(new Set(['direct', 'na-dienst', 'doorgifte']));
    const laat = aandeel(
      records,
      (r) => instantMs(r.vastgelegdOp) - instantMs(r.plaatsgevondenOp) > 3_600_000,
    );
    expect(laat).toBeGreaterThan(0.02);
    expect(laat).toBeLessThan(0.3);
  });

  it('has more cases where more people live, and police reports on every day of the week', () => {
    const gemeld = van('MeldingOntvangen').filter(({ volgnummer }) => volgnummer === 0);
    const in_ = (code: string) =>
      aandeel(gemeld, ({ data }) => (data['gemeenten'] as string[]).includes(code));
    expect(in_('GM0935')).toBeGreaterThan(in_('GM0882'));
    expect(in_('GM0882')).toBeGreaterThan(in_('GM0981'));
    const dagen = new Set(
      gemeld
        .filter(({ data }) => data['bron'] === 'politie')
        .map(({ plaatsgevondenOp }) => new Date(plaatsgevondenOp).getUTCDay()),
    );
    expect(dagen.size).toBe(7);
  });
});

describe('every rate', () => {
  it.each(Object.entries(KENGETALLEN))('of %s says where it comes from', (_naam, { herkomst }) => {
    expect(herkomst).toMatch(/CBS \d{5}NED|Landelijk Netwerk|003 |aanname/);
  });
});
