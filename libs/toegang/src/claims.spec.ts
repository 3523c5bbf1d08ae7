import { describe, expect, it } from '@jest/globals';
import { bellerOf } from './claims.js';
import type { TokenClaims } from './claims.js';
import { ONTWIKKEL_GEBRUIKERS } from './ontwikkeluitgever/gebruikers.js';

const VT = { sub: 'm1', rol: 'veilig-thuis', partij: 'zuid-limburg', regio: 'zuid-limburg' };
const TEAM = { sub: 'm1', rol: 'lokaal-veld', partij: 'GM0917-wijkteam-noord', gemeente: 'GM0917' };
const GEMEENTE = { sub: 'm1', rol: 'gemeente', partij: 'GM0917', gemeente: 'GM0917' };

describe('the caller that claims describe', () => {
  it.each<[TokenClaims, object]>([
    [
      VT,
      {
        sub: 'm1',
        rol: 'veilig-thuis',
        regio: 'zuid-limburg',
        partij: { soort: 'veilig-thuis', id: 'zuid-limburg' },
      },
    ],
    [
      TEAM,
      {
        sub: 'm1',
        rol: 'lokaal-veld',
        partij: { soort: 'lokaal-veld', id: TEAM.partij, gemeente: 'GM0917' },
      },
    ],
    [
      GEMEENTE,
      { sub: 'm1', rol: 'gemeente', partij: { soort: 'gemeente', id: 'GM0917', gemeente: 'GM0917' } },
    ],
    [
      { sub: 'm1', rol: 'gi', partij: 'gi-a' },
      { sub: 'm1', rol: 'gi', partij: { soort: 'gi', id: 'gi-a' } },
    ],
    [
      { sub: 'm1', rol: 'toezicht' },
      { sub: 'm1', rol: 'toezicht' },
    ],
  ])('%j', (claims, beller) => {
    expect(bellerOf(claims)).toEqual(beller);
  });

  it('is there for every ready user', () => {
    for (const { id, claims } of ONTWIKKEL_GEBRUIKERS) expect(bellerOf({ sub: id, ...claims })).toBeDefined();
  });

  it.each<[string, TokenClaims]>([
    ['an unknown role', { ...VT, rol: 'directeur' }],
    ['a role that every object has', { ...VT, rol: 'constructor' }],
    ['two roles', { ...VT, rol: ['veilig-thuis', 'toezicht'] }],
    ['no role', { ...VT, rol: undefined }],
    ['no sub', { ...VT, sub: undefined }],
    ['an empty sub', { ...VT, sub: '' }],
    ['VT of another region than its party', { ...VT, partij: 'noorderland' }],
    ['VT without region', { ...VT, regio: undefined }],
    ['VT with a gemeente', { ...VT, gemeente: 'GM0917' }],
    ['a team without gemeente', { ...TEAM, gemeente: undefined }],
    ['a team without party', { ...TEAM, partij: undefined }],
    ['a gemeente that is another than its party', { ...GEMEENTE, gemeente: 'GM0971' }],
    ['a gemeente by name', { ...GEMEENTE, partij: 'Heerlen', gemeente: 'Heerlen' }],
    ['a gi with a gemeente', { sub: 'm1', rol: 'gi', partij: 'gi-a', gemeente: 'GM0917' }],
    ['toezicht with a party', { sub: 'm1', rol: 'toezicht', partij: 'zuid-limburg' }],
    ['toezicht with a region', { sub: 'm1', rol: 'toezicht', regio: 'zuid-limburg' }],
    ['a party with an odd name', { ...VT, partij: '../x', regio: '../x' }],
  ])('is nobody for %s', (_name, claims) => {
    expect(bellerOf(claims)).toBeUndefined();
  });
});
