import { describe, expect, it } from '@jest/globals';
import type { Partij } from '#event-sourcing';
import { instantMs } from '#afspraken';
import { casusbeeld } from '../beeld/casusbeeld.js';
import type { CasusGebeurtenis } from '../events.js';
import { bekendeStappen } from '../geschiedenis.js';
import { boekVanZuidLimburg } from '../testing.js';
import { inzageVan } from './zichtbaarheid.js';
import type { Kijker } from './zichtbaarheid.js';

const VT: Partij = { soort: 'veilig-thuis', id: 'zuid-limburg' };
const NOORD: Partij = { soort: 'lokaal-veld', id: 'GM0917-wijkteam-noord', gemeente: 'GM0917' };
const ZUID: Partij = { soort: 'lokaal-veld', id: 'GM0917-wijkteam-zuid', gemeente: 'GM0917' };

const boek = boekVanZuidLimburg();
const op = (uur: number): string => `2026-03-04T${String(uur).padStart(2, '0')}:00:00.000Z`;

const historie = (...stappen: readonly [CasusGebeurtenis['type'], object, Partij?][]): CasusGebeurtenis[] =>
  stappen.map(
    ([type, data, partij = VT], n) =>
      ({
        type,
        data,
        versie: 1,
        volgnummer: n,
        plaatsgevondenOp: op(n + 1),
        vastgelegdOp: op(n + 1),
        actor: { partij },
      }) as CasusGebeurtenis,
  );

const melding = ['MeldingOntvangen', { gemeenten: ['GM0917'], bron: 'politie', spoedeisend: false }] as const;
const triage = ['TriageBesluit', { besluit: 'lokaal-veld', aanTriagetafel: false }] as const;
const verstuurd = [
  'OverdrachtVerstuurd',
  {
    overdrachtId: 'o1',
    pad: 'direct',
    van: VT,
    ontvangers: [NOORD],
    wijze: 'digitaal',
    aanTriagetafel: false,
  },
] as const;
const bevestigd = [
  'OntvangstBevestigd',
  { overdrachtId: 'o1', ontvanger: NOORD, wijze: 'digitaal' },
  NOORD,
] as const;
const ingetrokken = ['OverdrachtIngetrokken', { overdrachtId: 'o1', reden: 'onjuist-geadresseerd' }] as const;

const inzage = (kijker: Kijker, gebeurtenissen: readonly CasusGebeurtenis[]) => {
  const beeld = casusbeeld(bekendeStappen(gebeurtenissen), boek, instantMs(op(20)));
  if (!beeld) throw new Error('an example begins with a melding of VT');
  return inzageVan(kijker, beeld, gebeurtenissen);
};

const team = (partij: Partij): Kijker => ({ rol: 'lokaal-veld', partij });
const overdrachtIn = (gebeurtenissen: readonly CasusGebeurtenis[]) =>
  gebeurtenissen.find(({ type }) => type === 'OverdrachtVerstuurd') as CasusGebeurtenis;

describe('who sees what of a case (§9)', () => {
  it('shows VT of the region everything, and VT of another region nothing', () => {
    const casus = historie([...melding]);

    expect(
      inzage({ rol: 'veilig-thuis', partij: VT }, casus)?.magInhoudZien(casus[0] as CasusGebeurtenis),
    ).toBe(true);
    expect(inzage({ rol: 'veilig-thuis', partij: { ...VT, id: 'noorderland' } }, casus)).toBeUndefined();
  });

  it('shows a team the content of a handover that waits for it, and no other team the case', () => {
    const casus = historie([...melding], [...triage], [...verstuurd]);

    expect(inzage(team(NOORD), casus)).toMatchObject({ grond: 'overdracht-open', magVastleggen: true });
    expect(inzage(team(NOORD), casus)?.magInhoudZien(overdrachtIn(casus))).toBe(true);
    expect(inzage(team(NOORD), casus)?.magInhoudZien(casus[0] as CasusGebeurtenis)).toBe(false);
    expect(inzage(team(ZUID), casus)).toBeUndefined();
  });

  it('lets a team that holds it record, and one that held it only read', () => {
    const houdt = historie([...melding], [...triage], [...verstuurd], [...bevestigd]);
    const hield = historie(
      [...melding],
      [...triage],
      [...verstuurd],
      [...bevestigd],
      [...melding],
      ['TriageBesluit', { besluit: 'dienst-onderzoek', aanTriagetafel: false }],
    );

    expect(inzage(team(NOORD), houdt)).toMatchObject({ grond: 'verantwoordelijk', magVastleggen: true });
    expect(inzage(team(NOORD), hield)).toMatchObject({ grond: 'eerder-overgedragen', magVastleggen: false });
    expect(inzage(team(NOORD), hield)?.magInhoudZien(overdrachtIn(hield))).toBe(true);
  });

  it('makes the case disappear for a team whose handover was withdrawn before it took it', () => {
    const casus = historie([...melding], [...triage], [...verstuurd], [...ingetrokken]);

    expect(inzage(team(NOORD), casus)).toBeUndefined();
  });

  it('shows a gemeente of the case the trail without content, and another gemeente nothing', () => {
    const casus = historie([...melding], [...triage], [...verstuurd]);
    const heerlen: Kijker = {
      rol: 'gemeente',
      partij: { soort: 'gemeente', id: 'GM0917', gemeente: 'GM0917' },
    };
    const stein: Kijker = {
      rol: 'gemeente',
      partij: { soort: 'gemeente', id: 'GM0971', gemeente: 'GM0971' },
    };

    expect(inzage(heerlen, casus)?.magInhoudZien(overdrachtIn(casus))).toBe(false);
    expect(inzage(stein, casus)).toBeUndefined();
  });

  it('shows toezicht the trail of any case without content, and a beheerder nothing', () => {
    const casus = historie([...melding]);

    expect(inzage({ rol: 'toezicht' }, casus)).toMatchObject({ grond: 'toezicht', magVastleggen: false });
    expect(inzage({ rol: 'toezicht' }, casus)?.magInhoudZien(casus[0] as CasusGebeurtenis)).toBe(false);
    expect(inzage({ rol: 'beheerder' }, casus)).toBeUndefined();
  });

  it.each<Kijker>([
    { rol: 'lokaal-veld', partij: NOORD },
    { rol: 'gemeente', partij: { soort: 'gemeente', id: 'GM0917', gemeente: 'GM0917' } },
    { rol: 'veilig-thuis', partij: VT },
  ])('shows $rol of another region nothing, even when its id is one of the case', (kijker) => {
    const casus = historie([...melding], [...triage], [...verstuurd]);

    expect(inzage({ ...kijker, regio: VT.id }, casus)).toBeDefined();
    expect(inzage({ ...kijker, regio: 'noorderland' }, casus)).toBeUndefined();
  });
});
