import { describe, expect, it } from '@jest/globals';
import { casusbeeld, bekendeStappen } from '#dossier';
import type { Casusbeeld } from '#dossier';
import { boekVanZuidLimburg } from '#dossier/testing';
import {
  dienstAfgerond,
  inhoudDirect,
  inhoudDoorgifte,
  inhoudNaDienst,
  melding,
  scenario,
  triage,
} from '../testing.js';
import type { Overdrachtinhoud } from './inhoud.js';
import { DIENST_AF, GETRIEERD } from './situaties.fixture.js';
import { tekortDirect, tekortDoorgifte, tekortNaDienst } from './volledigheid.js';

const beeldVan = ({ geschiedenis }: typeof GETRIEERD): Casusbeeld => {
  const beeld = casusbeeld(bekendeStappen(geschiedenis), boekVanZuidLimburg(), Number.MAX_SAFE_INTEGER);
  if (!beeld) throw new Error('the case has no picture');
  return beeld;
};

const DIRECT = beeldVan(GETRIEERD);
const NA_ONDERZOEK = beeldVan(DIENST_AF);
const ANONIEM = beeldVan(
  scenario().given(
    melding('2026-03-02 09:00', { bron: 'anoniem' }),
    triage('2026-03-03 09:00', 'lokaal-veld'),
  ),
);
const NA_VOORWAARDEN = beeldVan(
  scenario().given(
    melding('2026-03-02 09:00', { gemeenten: ['GM0917', 'GM0971'] }),
    triage('2026-03-03 09:00', 'dienst-voorwaarden-en-vervolg'),
    dienstAfgerond('2026-05-06 12:00', { veiligheidsvoorwaarden: 0 }),
  ),
);

const velden = (tekort: readonly { readonly veld: string; readonly regel: string }[]): readonly string[] =>
  tekort.map(({ veld, regel }) => `${veld.replace('inhoud.', '')} ${regel}`);
const zonder = (inhoud: Overdrachtinhoud, ...namen: readonly (keyof Overdrachtinhoud)[]): Overdrachtinhoud =>
  Object.fromEntries(Object.entries(inhoud).filter(([naam]) => !(namen as readonly string[]).includes(naam)));

describe('O1, a direct handover', () => {
  it('is complete with the melding, the people, the melder, the grounds and the assessment', () => {
    expect(tekortDirect(inhoudDirect(), DIRECT)).toEqual([]);
  });

  it('names all that is missing at once', () => {
    expect(velden(tekortDirect({}, DIRECT))).toEqual([
      'inhoudMelding O1',
      'directbetrokkenen O1',
      'melder O1',
      'onderbouwingTriagebesluit O1',
      'veiligheidsbeoordeling O1',
    ]);
    expect(velden(tekortDirect(inhoudDirect({ inhoudMelding: ' ' }), DIRECT))).toEqual(['inhoudMelding O1']);
  });

  it('asks how to reach everybody, and who has custody over a child', () => {
    const onbereikbaar = {
      naam: 'X',
      rol: 'kind',
      gezag: false,
      contactgegevens: { telefoon: ' ' },
    } as const;
    expect(velden(tekortDirect(inhoudDirect({ directbetrokkenen: [onbereikbaar] }), DIRECT))).toEqual([
      'directbetrokkenen[0].contactgegevens O1',
      'directbetrokkenen O1',
    ]);
    const volwassene = {
      ...onbereikbaar,
      rol: 'volwassene',
      contactgegevens: { email: 'x@voorbeeld.example' },
    } as const;
    expect(tekortDirect(inhoudDirect({ directbetrokkenen: [volwassene] }), DIRECT)).toEqual([]);
  });

  it('names the melder, unless anonymous: then not', () => {
    expect(velden(tekortDirect(zonder(inhoudDirect(), 'melder'), DIRECT))).toEqual(['melder O1']);
    expect(
      velden(tekortDirect(inhoudDirect({ melder: { naam: 'X', contactgegevens: {} } }), DIRECT)),
    ).toEqual(['melder O1']);
    expect(
      velden(
        tekortDirect(
          inhoudDirect({ melderNietNodig: true, melder: { naam: '', contactgegevens: { telefoon: '0' } } }),
          DIRECT,
        ),
      ),
    ).toEqual(['melder O1']);
    expect(tekortDirect(zonder(inhoudDirect(), 'melder'), ANONIEM)).toEqual([]);
    expect(velden(tekortDirect(inhoudDirect(), ANONIEM))).toEqual(['melder O1']);
  });
});

describe('O2, a handover after a dienst', () => {
  it('is complete after an onderzoek with the judgement and all voorwaarden', () => {
    expect(tekortNaDienst(zonder(inhoudNaDienst(), 'afstemmingGemeenten'), NA_ONDERZOEK)).toEqual([]);
  });

  it('names all that is missing at once', () => {
    expect(velden(tekortNaDienst({}, NA_ONDERZOEK))).toEqual([
      'inhoudMelding O2',
      'directbetrokkenen O2',
      'melder O2',
      'oordeel O2',
      'veiligheidsvoorwaarden O2',
      'consequenties O2',
      'afsprakenPlan O2',
      'afsprakenMonitoring O2',
    ]);
  });

  it('asks for the judgement only after an onderzoek, and the afstemming only in two gemeenten', () => {
    const inhoud = inhoudNaDienst({ veiligheidsvoorwaarden: [] });
    expect(tekortNaDienst(zonder(inhoud, 'oordeel'), NA_VOORWAARDEN)).toEqual([]);
    expect(velden(tekortNaDienst(zonder(inhoud, 'afstemmingGemeenten'), NA_VOORWAARDEN))).toEqual([
      'afstemmingGemeenten O2',
    ]);
  });

  it('does not need a melder that the recipient does not need', () => {
    expect(tekortNaDienst(zonder(inhoudNaDienst({ melderNietNodig: true }), 'melder'), NA_ONDERZOEK)).toEqual(
      [],
    );
  });

  it('names as many voorwaarden as the dienst set', () => {
    for (const veiligheidsvoorwaarden of [
      ['Een.', 'Twee.'],
      ['Een.', 'Twee.', ' '],
      ['1', '2', '3', ' '],
    ])
      expect(velden(tekortNaDienst(inhoudNaDienst({ veiligheidsvoorwaarden }), NA_ONDERZOEK))).toEqual([
        'veiligheidsvoorwaarden O2',
      ]);
  });
});

describe('V8, a doorgifte', () => {
  it('tells the partner whom it concerns and why', () => {
    expect(tekortDoorgifte(inhoudDoorgifte())).toEqual([]);
    expect(velden(tekortDoorgifte({}))).toEqual(['toelichting V8', 'directbetrokkenen V8']);
  });
});
