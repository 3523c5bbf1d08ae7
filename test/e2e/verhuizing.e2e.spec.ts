import { describe, expect, it } from '@jest/globals';
import { actoren } from '../support/actoren.js';
import { HEERLEN, STEIN } from '../support/gebruikers.js';
import { withHub } from '../support/hub-under-test.js';
import type { Casus, Klant } from '../support/klant.js';
import { TOELICHTING } from '../support/lichamen.js';

const hub = withHub();
const { vt, heerlen, stein, gemeenteHeerlen, gemeenteStein } = actoren(hub);

const NOVEMBER = 'van=2026-11-01&tot=2026-12-01';
const STANDEN = ['nu-niet-belegd', 'casussen-open', 'triages-open', 'oudste-open-triage'];

interface Bevinding {
  readonly soort: string;
  readonly casusId: string;
  readonly gemeenten: readonly string[];
  readonly gronden?: string;
  readonly partijen?: readonly object[];
  readonly tot?: string;
  readonly dagen: number;
}

/** What runs, per gemeente that has any of it. */
const perGemeente = async (cijfer: string): Promise<Readonly<Record<string, number>>> => {
  const pad = `/veilig-thuis/v1/cijfers/${cijfer}?${NOVEMBER}&per=maand&niveau=gemeente`;
  const { status, body } = await vt.haal(pad);
  expect([status, body.detail]).toEqual([200, undefined]);
  const cellen = body.cellen as readonly { gebied: string; waarde: number }[];
  return Object.fromEntries(cellen.map(({ gebied, waarde }) => [gebied, waarde]));
};

const bevindingen = async (klant: Klant, anders = ''): Promise<readonly Bevinding[]> => {
  const { status, body } = await klant.haal(`/gemeente/v1/bevindingen?${NOVEMBER}${anders}`);
  expect([status, body.detail]).toEqual([200, undefined]);
  return body.items as readonly Bevinding[];
};

describe('a case that moves from Stein to Heerlen before its triage', () => {
  let casus: Casus;

  it('counts for Stein while it is there', async () => {
    hub().opTijd('2026-11-18 09:00');
    casus = await vt.meldt({ gemeenten: ['GM0971'] });
    hub().opTijd('2026-11-18 21:00');
    await hub().bijgewerkt();
    for (const stand of STANDEN.slice(0, 3)) expect(await perGemeente(stand)).toEqual({ GM0971: 1 });
    expect(await bevindingen(gemeenteHeerlen)).toEqual([]);
  });

  it('counts for Heerlen from when it moved, and is as old as it was', async () => {
    hub().opTijd('2026-11-19 09:00');
    await vt.doet(casus, 'gemeentewijzigingen', { gemeenten: ['GM0917'], ...TOELICHTING });
    hub().opTijd('2026-11-19 21:00');
    await hub().bijgewerkt();
    for (const stand of STANDEN.slice(0, 3)) expect(await perGemeente(stand)).toEqual({ GM0917: 1 });
    expect(await perGemeente('oudste-open-triage')).toEqual({ GM0917: expect.closeTo(1.5, 2) });
  });

  it('is a finding of both, whole, and says how long it has lasted', async () => {
    const bevinding = { soort: 'niet-belegd', ...casus, gemeenten: ['GM0917', 'GM0971'] };
    for (const gemeente of [gemeenteHeerlen, gemeenteStein]) {
      const [gevonden, ...meer] = await bevindingen(gemeente);
      expect([gevonden, meer]).toEqual([
        { ...bevinding, vanaf: expect.any(String), dagen: expect.closeTo(1.5, 2) },
        [],
      ]);
    }
    const [toen] = await bevindingen(gemeenteStein, '&bekendOp=2026-11-18T21:00:00%2B01:00');
    expect(toen).toMatchObject({ gemeenten: ['GM0971'], dagen: expect.closeTo(0.5, 2) });
    const { text } = await gemeenteHeerlen.haal(`/gemeente/v1/bevindingen?${NOVEMBER}`, {
      accept: 'text/csv',
    });
    expect(text.split('\r\n')[1]).toMatch(/^niet-belegd;[^;]+;GM0917 GM0971;;;;18-11-2026 [^;]+;;1,5\d*;/);
  });

  it('is listed by the search for what nobody holds as well', async () => {
    const { body } = await gemeenteHeerlen.haal(`/gemeente/v1/casussen?bevinding=niemand`);
    expect(body.items.map(({ casusId }: Casus) => casusId)).toEqual([casus.casusId]);
  });
});

describe('a case that two hold', () => {
  it('is a finding that names them and their grounds', async () => {
    hub().opTijd('2026-11-23 09:00');
    const casus = await vt.meldt({ gemeenten: ['GM0917', 'GM0971'] });
    hub().opTijd('2026-11-23 10:00');
    await vt.beslist(casus, 'lokaal-veld');
    hub().opTijd('2026-11-23 11:00');
    const overdracht = await vt.draagtDirectOver(casus, { ontvangers: [HEERLEN, STEIN] });
    hub().opTijd('2026-11-24 09:00');
    await heerlen.bevestigt(overdracht);
    hub().opTijd('2026-11-25 09:00');
    await stein.bevestigt(overdracht);
    hub().opTijd('2026-11-26 09:00');
    await hub().bijgewerkt();
    const dubbel = (await bevindingen(gemeenteHeerlen)).filter(({ soort }) => soort === 'dubbel-belegd');
    const [VT, NOORD, TOEGANG] = [
      { partij: 'veilig-thuis/zuid-limburg', naam: 'Veilig Thuis Zuid-Limburg', grond: 'V2' },
      { partij: `lokaal-veld/${HEERLEN.id}`, naam: expect.stringContaining('Heerlen'), grond: 'V5' },
      { partij: `lokaal-veld/${STEIN.id}`, naam: expect.stringContaining('Stein'), grond: 'V5' },
    ];
    expect(
      dubbel.map(({ gronden, partijen, dagen, tot }) => [
        gronden,
        partijen,
        Math.round(dagen),
        tot !== undefined,
      ]),
    ).toEqual([
      ['V2+V5', [VT, NOORD], 1, true],
      ['V5+V5', [NOORD, TOEGANG], 1, false],
    ]);
    const { text } = await gemeenteHeerlen.haal(`/gemeente/v1/bevindingen?${NOVEMBER}`, {
      accept: 'text/csv',
    });
    expect(text).toContain(
      `;V2+V5;veilig-thuis/zuid-limburg lokaal-veld/${HEERLEN.id};Veilig Thuis Zuid-Limburg + `,
    );
  });
});
