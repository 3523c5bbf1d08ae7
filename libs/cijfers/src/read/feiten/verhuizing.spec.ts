import { describe, expect, it } from '@jest/globals';
import { instantMs } from '#afspraken';
import {
  HEERLEN,
  STEIN,
  VT,
  boekVanZuidLimburg,
  feit,
  geschiedenisVan,
  lokaal,
  tijd,
} from '#dossier/testing';
import type { Feit } from '#dossier/testing';
import { feitenVan } from './feiten-van.js';
import type { Feitsoort } from './feit.js';

const boek = boekVanZuidLimburg();

const melding = (op: string, ...gemeenten: readonly string[]): Feit =>
  feit('MeldingOntvangen')(op, {
    meldingId: `melding ${op}`,
    bron: 'politie',
    spoedeisend: false,
    gemeenten,
    gezinsvoogdBetrokken: false,
  });
const verhuist = (op: string, gemeente: string, vastgelegd?: string): Feit =>
  feit('GemeentenGewijzigd')(op, { gemeenten: [gemeente] }, VT, vastgelegd);
const triage = (op: string): Feit =>
  feit('TriageBesluit')(op, {
    besluit: 'lokaal-veld',
    aanTriagetafel: false,
    informerenAndersAfgesproken: true,
  });
const verstuurd = (op: string, ...ontvangers: readonly (typeof HEERLEN)[]): Feit =>
  feit('OverdrachtVerstuurd')(op, {
    overdrachtId: 'overdracht 1',
    pad: 'direct',
    van: VT,
    ontvangers,
    wijze: 'digitaal',
    aanTriagetafel: false,
  });
const ontvangst = (op: string, ontvanger: typeof HEERLEN): Feit =>
  feit('OntvangstBevestigd')(
    op,
    { overdrachtId: 'overdracht 1', ontvanger, wijze: 'digitaal', inhoudHash: 'a'.repeat(64) },
    ontvanger,
  );

const OP_HET_EIND = '2030-01-01 00:00';

/** The tijdvakken of one kind as known at an instant: where, from when, until when, and since when as a whole. */
const tijdvakken = (soort: Feitsoort, feiten: readonly Feit[], bekendOp = OP_HET_EIND): readonly string[] => {
  const opMs = instantMs(tijd(bekendOp));
  return feitenVan({ gebeurtenissen: geschiedenisVan(...feiten) }, boek)
    .filter((rij) => rij.soort === soort)
    .filter(({ bekendVanMs, bekendTotMs = Infinity }) => bekendVanMs <= opMs && opMs < bekendTotMs)
    .sort((a, b) => a.geldigOpMs - b.geldigOpMs)
    .map(({ gemeenten, geldigOpMs, totMs, sindsMs, partijen = [] }) =>
      [
        ...[gemeenten.join('+'), lokaal(geldigOpMs), '-', totMs === undefined ? '' : lokaal(totMs)],
        ...[sindsMs === undefined ? '' : `sinds ${lokaal(sindsMs)}`, ...partijen],
      ]
        .filter((deel) => deel !== '')
        .join(' '),
    );
};

const IN_STEIN = melding('2026-11-18 09:00', 'GM0971');
const NAAR_HEERLEN = verhuist('2026-11-19 10:00', 'GM0917');
const GESPLITST = [
  'GM0971 2026-11-18 09:00 - 2026-11-19 10:00',
  'GM0917 2026-11-19 10:00 - sinds 2026-11-18 09:00',
];

describe('a case that moves', () => {
  it.each(['casus-open', 'triage-open'] as const)(
    'counts in %s with each gemeente as long as it is there, and is as old as it was',
    (soort) => {
      expect(tijdvakken(soort, [IN_STEIN])).toEqual(['GM0971 2026-11-18 09:00 -']);
      expect(tijdvakken(soort, [IN_STEIN, NAAR_HEERLEN])).toEqual(GESPLITST);
      expect(tijdvakken(soort, [IN_STEIN, NAAR_HEERLEN], '2026-11-19 09:59')).toEqual([
        'GM0971 2026-11-18 09:00 -',
      ]);
    },
  );

  it('counts as nog niet belegd with each, until a triage or the end of its term', () => {
    expect(tijdvakken('niet-belegd', [IN_STEIN, NAAR_HEERLEN])).toEqual([
      'GM0971 2026-11-18 09:00 - 2026-11-19 10:00',
      'GM0917 2026-11-19 10:00 - 2026-11-26 00:00 sinds 2026-11-18 09:00',
    ]);
    const getriageerd = [IN_STEIN, NAAR_HEERLEN, triage('2026-11-20 09:00')];
    expect(tijdvakken('niet-belegd', getriageerd).at(-1)).toBe(
      'GM0917 2026-11-19 10:00 - 2026-11-20 09:00 sinds 2026-11-18 09:00',
    );
  });

  it.each([
    ['triage', [triage('2026-11-20 09:00')]],
    ['term', []],
  ])('is counted as belegd where it is when the %s ends it', (_, verder) => {
    const [eind, ...meer] = feitenVan(
      { gebeurtenissen: geschiedenisVan(IN_STEIN, NAAR_HEERLEN, ...verder) },
      boek,
    ).filter(({ soort, bekendTotMs }) => soort === 'niet-belegd-beeindigd' && bekendTotMs === undefined);
    expect([eind?.gemeenten, meer]).toEqual([['GM0917'], []]);
  });

  it('has an open handover with each', () => {
    const feiten = [
      IN_STEIN,
      triage('2026-11-18 12:00'),
      verstuurd('2026-11-18 13:00', STEIN),
      NAAR_HEERLEN,
      ontvangst('2026-11-20 09:00', STEIN),
    ];
    expect(tijdvakken('overdracht-open', feiten)).toEqual([
      'GM0971 2026-11-18 13:00 - 2026-11-19 10:00',
      'GM0917 2026-11-19 10:00 - 2026-11-20 09:00 sinds 2026-11-18 13:00',
    ]);
  });

  it('moves in the past when that is recorded later, and not as known before', () => {
    const later = [
      IN_STEIN,
      triage('2026-11-20 09:00'),
      verhuist('2026-11-19 10:00', 'GM0917', '2026-11-23 09:00'),
    ];
    expect(tijdvakken('niet-belegd', later, '2026-11-23 08:59')).toEqual([
      'GM0971 2026-11-18 09:00 - 2026-11-20 09:00',
    ]);
    expect(tijdvakken('niet-belegd', later, '2026-11-23 09:00')).toEqual([
      'GM0971 2026-11-18 09:00 - 2026-11-19 10:00',
      'GM0917 2026-11-19 10:00 - 2026-11-20 09:00 sinds 2026-11-18 09:00',
    ]);
  });

  it('counts nowhere twice when it moves on, and comes back', () => {
    const rond = [
      IN_STEIN,
      NAAR_HEERLEN,
      verhuist('2026-11-19 10:00', 'GM0981'),
      verhuist('2026-11-20 10:00', 'GM0971'),
    ];
    expect(tijdvakken('triage-open', rond)).toEqual([
      'GM0971 2026-11-18 09:00 - 2026-11-19 10:00',
      'GM0981 2026-11-19 10:00 - 2026-11-20 10:00 sinds 2026-11-18 09:00',
      'GM0971 2026-11-20 10:00 - sinds 2026-11-18 09:00',
    ]);
  });

  it('does not move what had ended before', () => {
    const feiten = [IN_STEIN, triage('2026-11-18 12:00'), NAAR_HEERLEN];
    expect(tijdvakken('niet-belegd', feiten)).toEqual(['GM0971 2026-11-18 09:00 - 2026-11-18 12:00']);
  });
});

describe('a finding', () => {
  it('is one, and of every gemeente in which the case was during it', () => {
    expect(tijdvakken('bevinding-niet-belegd', [IN_STEIN])).toEqual([
      'GM0971 2026-11-18 09:00 - 2026-11-26 00:00',
    ]);
    expect(tijdvakken('bevinding-niet-belegd', [IN_STEIN, NAAR_HEERLEN])).toEqual([
      'GM0971+GM0917 2026-11-18 09:00 - 2026-11-26 00:00',
    ]);
    const later = [IN_STEIN, triage('2026-11-19 09:00'), NAAR_HEERLEN];
    expect(tijdvakken('bevinding-niet-belegd', later)).toEqual([
      'GM0971 2026-11-18 09:00 - 2026-11-19 09:00',
    ]);
  });

  it('says who held it, each beside its ground', () => {
    const inTwee = [
      melding('2026-11-18 09:00', 'GM0917', 'GM0971'),
      triage('2026-11-18 12:00'),
      verstuurd('2026-11-18 13:00', HEERLEN, STEIN),
      ontvangst('2026-11-19 09:00', HEERLEN),
      ontvangst('2026-11-20 09:00', STEIN),
    ];
    expect(tijdvakken('bevinding-dubbel-belegd', inTwee)).toEqual([
      'GM0917+GM0971 2026-11-19 09:00 - 2026-11-20 09:00 veilig-thuis/zuid-limburg lokaal-veld/GM0917-wijkteam-noord',
      'GM0917+GM0971 2026-11-20 09:00 - lokaal-veld/GM0917-wijkteam-noord lokaal-veld/GM0971-toegang',
    ]);
  });
});
