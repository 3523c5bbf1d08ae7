import { describe, expect, it } from '@jest/globals';
import { instantMs } from '#afspraken';
import { HEERLEN, HEERLEN_ZUID, VT, boekVanZuidLimburg, feit, geschiedenisVan } from '#dossier/testing';
import type { Feit } from '#dossier/testing';
import { Casusloop } from '../casusloop.js';
import type { Daad } from '../casusloop.js';
import { Kalender } from '../kalender.js';
import { waak } from './termijnwachter.js';

const [VAN, TOT] = ['2026-01-01T00:00:00+01:00', '2027-01-01T00:00:00+01:00'].map((op) => instantMs(op)) as [
  number,
  number,
];

const triage = (op: string): Feit =>
  feit('TriageBesluit')(op, {
    besluit: 'lokaal-veld',
    aanTriagetafel: false,
    informerenAndersAfgesproken: false,
  });

const overgedragen = (op: string, overdrachtId: string, ontvanger: typeof HEERLEN): readonly Feit[] => [
  feit('OverdrachtVerstuurd')(`${op} 10:00`, {
    ...{ overdrachtId, pad: 'direct', van: VT, ontvangers: [ontvanger], wijze: 'digitaal' },
    aanTriagetafel: false,
  }),
  feit('OntvangstBevestigd')(`${op} 11:00`, { overdrachtId, ontvanger, wijze: 'digitaal' }, ontvanger),
  feit('EersteContactGelegd')(`${op} 12:00`, { overdrachtId, door: ontvanger }, ontvanger),
];

const geinformeerd = (op: string): Feit => feit('BetrokkenenGeinformeerd')(op, { door: VT, allen: true });

/** All were informed in its first round; then the team reports the case back, and another team gets it. */
const TERUGGEMELD: readonly Feit[] = [
  feit('MeldingOntvangen')('2026-01-05 09:00', {
    ...{ meldingId: 'm1', bron: 'politie', spoedeisend: false, gemeenten: ['GM0917'] },
    gezinsvoogdBetrokken: false,
  }),
  triage('2026-01-06 09:00'),
  ...overgedragen('2026-01-07', 'o1', HEERLEN),
  geinformeerd('2026-01-08 09:00'),
  feit('CasusregieAfgesloten')(
    '2026-02-02 09:00',
    { door: HEERLEN, grond: 'gemeld-bij-veilig-thuis' },
    HEERLEN,
  ),
  triage('2026-02-03 09:00'),
  ...overgedragen('2026-02-04', 'o2', HEERLEN_ZUID),
];

const zolangHetDuurt = (loop: Casusloop, totMs: number): readonly Daad[] => {
  const gedaan: Daad[] = [];
  while (loop.opMs <= totMs) {
    const plan = loop.neemPlan();
    loop.nuMs = Math.max(loop.nuMs, plan?.opMs ?? 0);
    const daad = plan?.maak(loop);
    if (daad) gedaan.push(daad);
  }
  return gedaan;
};

/** Which terms the watcher notes as passed, of steps that are all there is of a case. */
const genoteerd = (feiten: readonly Feit[]): readonly string[] => {
  const wereld = {
    ...{ boek: boekVanZuidLimburg(), zaad: 'wachter', totMs: TOT },
    kalender: new Kalender(VAN, TOT),
  };
  const loop = new Casusloop(wereld, 1, VT, VAN);
  const gedaan: Daad[] = [];
  for (const gebeurtenis of geschiedenisVan(...feiten)) {
    const opMs = instantMs(gebeurtenis.vastgelegdOp);
    gedaan.push(...zolangHetDuurt(loop, opMs));
    loop.nuMs = opMs;
    loop.voegToe(gebeurtenis);
    waak(loop, gebeurtenis);
  }
  gedaan.push(...zolangHetDuurt(loop, TOT));
  return [...new Set(gedaan.map(({ data }) => JSON.stringify(data)))];
};

const T8 = expect.stringMatching(/"termijn":"T8".*"o2"/);

describe('who watches the terms of a simulated case', () => {
  it('notes that nobody was informed after the case was reported back, although all had been before', () => {
    expect(genoteerd(TERUGGEMELD)).toContainEqual(T8);
  });

  it('notes nothing of that kind once all are informed in the new round', () => {
    expect(genoteerd([...TERUGGEMELD, geinformeerd('2026-02-05 09:00')])).not.toContainEqual(T8);
    expect(genoteerd(TERUGGEMELD.slice(0, 6))).toEqual([]);
  });
});
