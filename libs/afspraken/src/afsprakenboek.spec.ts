import { describe, expect, it } from '@jest/globals';
import { Afsprakenboek } from './afsprakenboek.js';
import { instantMs } from './datum.js';
import { OnbekendeRegio, OngeldigeAfspraken } from './fouten.js';
import { testboek, testregio, testregioLater, zuidLimburg } from './testing.js';

const ZOMER_2024 = '2024-07-01T12:00:00+02:00';
const ZOMER_2026 = '2026-07-01T12:00:00+02:00';
const boek = testboek();

const redenen = (maak: () => unknown): readonly string[] => {
  try {
    maak();
  } catch (fout) {
    if (fout instanceof OngeldigeAfspraken) return fout.redenen;
    throw fout;
  }
  return [];
};

describe('the set in force', () => {
  it('starts at the first local moment of its date, and not at midnight UTC', () => {
    expect(boek.voor('testregio', '2025-06-30T21:59:59.999Z').versie).toBe('2024-01-01');
    expect(boek.voor('testregio', '2025-06-30T22:00:00Z').versie).toBe('2025-07-01');
    expect(boek.voor('testregio', '2025-07-01T00:00:00+02:00').versie).toBe('2025-07-01');
  });

  it('is the earliest one for what happened before any', () => {
    expect(boek.voor('testregio', '2019-03-01T09:00:00Z').versie).toBe('2024-01-01');
    expect(boek.voor('zuid-limburg', '2019-03-01T09:00:00Z').versie).toBe('2022-01-20');
  });

  it('is the same whatever the order in which the sets were given, and for milliseconds', () => {
    const omgekeerd = new Afsprakenboek([testregioLater(), testregio(), zuidLimburg()]);
    expect(omgekeerd.voor('testregio', ZOMER_2024).versie).toBe('2024-01-01');
    expect(omgekeerd.voor('testregio', instantMs(ZOMER_2026)).versie).toBe('2025-07-01');
    expect(omgekeerd.regios()).toEqual(['testregio', 'zuid-limburg']);
  });

  it('does not exist of an unknown region', () => {
    expect(() => boek.voor('noordpool', ZOMER_2026)).toThrow(OnbekendeRegio);
    expect(() => boek.voor('noordpool', ZOMER_2026)).toThrow(
      "'noordpool' is onbekend; bekend zijn: testregio, zuid",
    );
    expect(() => boek.teams('__proto__', ZOMER_2026)).toThrow(OnbekendeRegio);
  });

  it('carries the V5 moment of its region and version', () => {
    expect(boek.voor('zuid-limburg', ZOMER_2026).v5Moment).toEqual({
      regulier: 'ontvangst',
      triagetafel: 'verzending',
    });
    expect(boek.voor('testregio', ZOMER_2024).v5Moment.regulier).toBe('aanvaarding');
  });
});

describe('who there is', () => {
  it('finds a gemeente with its sub-regio and region', () => {
    expect(boek.gemeente('GM0917', ZOMER_2026)).toEqual({
      code: 'GM0917',
      naam: 'Heerlen',
      subregio: { id: 'parkstad', naam: 'Parkstad' },
      regio: 'zuid-limburg',
    });
    expect(boek.gemeente('GM0000', ZOMER_2026)).toBeUndefined();
  });

  it('follows the layout of the version of that moment', () => {
    expect(boek.gemeente('GM9903', ZOMER_2024)).toBeUndefined();
    expect(boek.gemeente('GM9903', ZOMER_2026)?.regio).toBe('testregio');
    expect(boek.team('GM9901-jeugdteam', ZOMER_2024)?.gemeente).toBe('GM9901');
    expect(boek.team('GM9901-jeugdteam', ZOMER_2026)).toBeUndefined();
  });

  it('lists the 16 gemeenten of Zuid-Limburg, each with a team', () => {
    const codes = boek.gemeenten('zuid-limburg', ZOMER_2026).map(({ code }) => code);
    expect(codes).toHaveLength(16);
    expect(new Set(boek.teams('zuid-limburg', ZOMER_2026).map(({ gemeente }) => gemeente))).toEqual(
      new Set(codes),
    );
  });

  it('knows every gemeente of every set, once, whichever is in force', () => {
    const alle = boek.alleGemeenten();
    expect(alle).toEqual([...new Set(alle)].sort());
    expect(alle).toEqual(expect.arrayContaining(['GM0917', 'GM9901', 'GM9903']));
    const vanToen = boek.gemeenten('testregio', ZOMER_2024).map(({ code }) => code);
    expect(alle).toEqual(expect.arrayContaining(vanToen));
  });

  it('finds a partner only in its own region and soort', () => {
    expect(boek.partner('zuid-limburg', 'instelling', 'zorgaanbieder-a', ZOMER_2026)?.soort).toBe(
      'instelling',
    );
    expect(boek.partner('zuid-limburg', 'gi', 'zorgaanbieder-a', ZOMER_2026)).toBeUndefined();
    expect(boek.partner('testregio', 'instelling', 'zorgaanbieder-a', ZOMER_2026)).toBeUndefined();
  });

  it('prefers the region where a gemeente lies by now over one that it will move to', () => {
    const overgang = { ...testregioLater(), regio: 'nieuw', veiligThuis: { id: 'nieuw', naam: 'Nieuw' } };
    const leeg = { ...testregioLater(), subregios: [], partners: [] };
    const verhuisd = new Afsprakenboek([testregio(), leeg, overgang]);
    expect(verhuisd.gemeente('GM9901', ZOMER_2024)?.regio).toBe('testregio');
    expect(verhuisd.gemeente('GM9901', ZOMER_2026)?.regio).toBe('nieuw');
  });
});

describe('a partij', () => {
  const partij = (
    soort: 'veilig-thuis' | 'lokaal-veld' | 'gemeente' | 'gi' | 'client-systeem',
    id: string,
    gemeente?: string,
  ) =>
    boek.partij('zuid-limburg', gemeente === undefined ? { soort, id } : { soort, id, gemeente }, ZOMER_2026);

  it('comes back with the gemeente that it belongs to', () => {
    const noord = { soort: 'lokaal-veld', id: 'GM0917-wijkteam-noord', gemeente: 'GM0917' };
    expect(partij('lokaal-veld', 'GM0917-wijkteam-noord')).toEqual(noord);
    expect(partij('lokaal-veld', 'GM0917-wijkteam-noord', 'GM0917')).toEqual(noord);
    expect(partij('gemeente', 'GM0971')).toEqual({ soort: 'gemeente', id: 'GM0971', gemeente: 'GM0971' });
    expect(partij('veilig-thuis', 'zuid-limburg')).toEqual({ soort: 'veilig-thuis', id: 'zuid-limburg' });
    expect(partij('gi', 'gi-a')).toEqual({ soort: 'gi', id: 'gi-a' });
  });

  it('is unknown under another gemeente, another region, or no agreement', () => {
    expect(partij('lokaal-veld', 'GM0917-wijkteam-noord', 'GM0971')).toBeUndefined();
    expect(partij('gi', 'gi-a', 'GM0971')).toBeUndefined();
    expect(partij('lokaal-veld', 'GM9901-buurtteam')).toBeUndefined();
    expect(partij('veilig-thuis', 'testregio')).toBeUndefined();
    expect(partij('gemeente', 'GM9901')).toBeUndefined();
    expect(partij('client-systeem', 'gezin')).toBeUndefined();
  });
});

describe('a book is refused', () => {
  it('without any set', () => {
    expect(redenen(() => new Afsprakenboek([]))).toEqual([expect.stringContaining('geen enkele set')]);
  });

  it('with two versions of a region that start on one day', () => {
    expect(redenen(() => new Afsprakenboek([testregio(), testregio()]))).toEqual([
      expect.stringMatching(/regio 'testregio' heeft twee versies met geldigVanaf 2024-01-01/),
    ]);
  });

  it('with a gemeente and a team in two regions at once', () => {
    const ander = { ...testregioLater(), regio: 'ander', veiligThuis: { id: 'ander', naam: 'Ander' } };
    const gevonden = redenen(() => new Afsprakenboek([testregio(), ander]));
    expect(gevonden).toContainEqual(
      expect.stringMatching(/gemeente 'GM9901' staat tegelijk in testregio .* en in ander/),
    );
    expect(gevonden).toContainEqual(expect.stringMatching(/team 'GM9902-toegang' staat tegelijk/));
  });

  it('with a partner in two regions at once, but not with its id for a partner of another kind', () => {
    const van = (regio: string, soort: 'gi' | 'instelling') => ({
      ...zuidLimburg(),
      regio,
      veiligThuis: { id: regio, naam: 'Ander' },
      subregios: [],
      partners: [{ soort, id: 'gedeeld', naam: 'Gedeeld' }],
    });
    const boekMet = (soort: 'gi' | 'instelling') => () =>
      new Afsprakenboek([van('een', 'gi'), van('twee', soort)]);
    expect(redenen(boekMet('gi'))).toEqual([
      expect.stringMatching(/partner 'gi gedeeld' staat tegelijk in een .* en in twee/),
    ]);
    expect(redenen(boekMet('instelling'))).toEqual([]);
  });
});
