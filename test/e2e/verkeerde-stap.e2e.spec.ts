import { beforeEach, describe, it } from '@jest/globals';
import type { Response } from 'supertest';
import { actoren } from '../support/actoren.js';
import { geweigerd } from '../support/afwijzing.js';
import type { Afwijzing } from '../support/afwijzing.js';
import { HEERLEN, STEIN } from '../support/gebruikers.js';
import { withHub } from '../support/hub-under-test.js';
import { van } from '../support/klant.js';
import type { Casus, Overdracht } from '../support/klant.js';
import {
  TOELICHTING,
  directeOverdracht,
  melding,
  monitormoment,
  overdrachtNaDienst,
  triagebesluit,
} from '../support/lichamen.js';

const deHub = withHub();
const { vt, heerlen } = actoren(deHub);
const MELDINGEN = '/veilig-thuis/v1/meldingen';

type Vraag = () => Promise<Response>;
type Geval = readonly [wat: string, vraag: Vraag, afwijzing: Afwijzing];

let casus: Casus;
let overdracht: Overdracht;

beforeEach(async () => {
  deHub().opTijd('2026-03-02 09:00');
  casus = await vt.meldt();
  deHub().opTijd('2026-03-04 09:00');
  await vt.beslist(casus, 'lokaal-veld');
  deHub().opTijd('2026-03-05 09:00');
  overdracht = await vt.draagtDirectOver(casus);
  deHub().opTijd('2026-03-06 09:00');
});

const weigert = (...gevallen: readonly Geval[]): void => {
  it.each(gevallen)('%s', (_, vraag, afwijzing) => geweigerd(deHub(), vraag, afwijzing));
};

describe('a step at an impossible moment', () => {
  const op = (plaatsgevondenOp: string) => ({ plaatsgevondenOp });
  const tijdfout = (soort: string, regel: string, zegt: RegExp, status = 400): Afwijzing => ({
    status,
    soort,
    fouten: [`plaatsgevondenOp: ${regel}`],
    zegt,
  });
  weigert(
    [
      'in the future',
      () => vt.probeert(casus, 'spoedvaststellingen', op('2026-03-06T09:00:01+01:00')),
      tijdfout('plaatsgevonden-in-toekomst', 'twee-klokken', /toekomst/),
    ],
    [
      'before the melding',
      () =>
        vt.probeert(casus, 'onveiligheidsvaststellingen', {
          datum: '2026-03-01',
          ...op('2026-03-02T08:59:59+01:00'),
        }),
      tijdfout('plaatsgevonden-voor-melding', 'twee-klokken', /voor de eerste melding/),
    ],
    [
      'a confirmation before what it answers',
      async () =>
        vt.probeert(overdracht, van(overdracht, 'ontvangstbevestigingen'), {
          ontvanger: HEERLEN,
          wijze: 'mondeling',
          ...op('2026-03-05T08:59:59+01:00'),
        }),
      {
        status: 400,
        soort: 'plaatsgevonden-voor-verzending',
        fouten: ['plaatsgevondenOp: V5'],
        zegt: /voor de verzending/,
      },
    ],
    [
      'a late step that would undo a later one',
      () =>
        vt.probeert(
          casus,
          'triagebesluiten',
          triagebesluit('client-systeem', op('2026-03-03T09:00:00+01:00')),
        ),
      {
        status: 409,
        soort: 'strijdig-met-latere-stap',
        fouten: ['plaatsgevondenOp: twee-klokken'],
        zegt: /onmogelijk/,
      },
    ],
  );

  it('a judgement before the confirmation that it is about', async () => {
    const zei = { ontvanger: HEERLEN, wijze: 'mondeling', ...op('2026-03-05T12:00:00+01:00') };
    await vt.doet(overdracht, van(overdracht, 'ontvangstbevestigingen'), zei);
    await geweigerd(
      deHub(),
      () => heerlen.probeert(overdracht, van(overdracht, 'betwistingen'), op('2026-03-05T11:00:00+01:00')),
      tijdfout('veld-ongeldig', 'V9', /niet voor de bevestiging/),
    );
  });
});

describe('a step that does not fit the case', () => {
  const strijdig = (soort: string, regel: string, zegt: RegExp): Afwijzing => ({
    status: 409,
    soort,
    fouten: [regel],
    zegt,
  });
  weigert(
    [
      'urgency of what has been triaged',
      () => vt.probeert(casus, 'spoedvaststellingen', TOELICHTING),
      strijdig('geen-open-triage', 'V1', /nieuwe melding/),
    ],
    [
      'the end of no dienst',
      () =>
        vt.probeert(casus, 'dienstafrondingen', {
          dienst: 'onderzoek',
          oordeel: 'bevestigd',
          veiligheidsvoorwaarden: 0,
          acuutOnveilig: false,
          dossierGesloten: false,
        }),
      strijdig('geen-lopende-dienst', 'V4', /triagebesluit/),
    ],
    [
      'a handover after no dienst',
      () => vt.probeert(casus, 'overdrachten', overdrachtNaDienst()),
      strijdig('dienst-niet-afgerond', 'V6', /dienst is afgerond/),
    ],
    [
      'a handover while one is open',
      () => vt.probeert(casus, 'overdrachten', directeOverdracht()),
      strijdig('overdracht-staat-open', 'V9', /Trek die eerst in/),
    ],
    [
      'acceptance before receipt',
      () => heerlen.probeert(casus, van(overdracht, 'aanvaardingen'), { wijze: 'digitaal' }),
      strijdig('ontvangst-niet-bevestigd', 'V5', /Bevestig eerst de ontvangst/),
    ],
    [
      'monitoring of what is not monitored',
      () => vt.probeert(casus, 'monitormomenten', monitormoment()),
      strijdig('geen-monitoring', 'S2', /overdracht na een dienst/),
    ],
    [
      'a rung of escalation too many',
      () => vt.probeert(casus, 'opschalingen', { niveau: 'leidinggevende', ...TOELICHTING }),
      strijdig('trede-overgeslagen', 'E3', /een trede per keer/),
    ],
    [
      'erasing a case that runs',
      () => vt.probeert(casus, 'dossierwissingen'),
      strijdig('casus-loopt', '§8', /afgesloten/),
    ],
    [
      'a receipt of something else than was sent',
      () =>
        heerlen.probeert(casus, van(overdracht, 'ontvangstbevestigingen'), {
          wijze: 'digitaal',
          inhoudHash: 'f'.repeat(64),
        }),
      {
        status: 400,
        soort: 'veld-ongeldig',
        fouten: ['inhoudHash: V5'],
        zegt: /Haal de overdracht opnieuw op/,
      },
    ],
  );
});

describe('somebody or somewhere that the afspraken do not know', () => {
  weigert(
    [
      'a gemeente of no region',
      () => vt.post(MELDINGEN, melding({ gemeenten: ['GM0001'] })),
      { status: 400, soort: 'gemeente-onbekend', fouten: ['gemeenten: §7'], zegt: /CBS-code/ },
    ],
    [
      'a gemeente of another region',
      () => vt.post(MELDINGEN, melding({ gemeenten: ['GM9901'] })),
      {
        status: 400,
        soort: 'gemeente-onbekend',
        fouten: ['gemeenten: §7'],
        zegt: /hoort niet bij deze regio/,
      },
    ],
    [
      'an unknown team',
      () =>
        vt.probeert(
          casus,
          'overdrachten',
          directeOverdracht({ ontvangers: [{ soort: 'lokaal-veld', id: 'GM0917-verzonnen' }] }),
        ),
      {
        status: 400,
        soort: 'partij-onbekend',
        fouten: ['ontvangers[0]: §7'],
        zegt: /samenwerkingsafspraken/,
      },
    ],
    [
      'a team of another region',
      () =>
        vt.probeert(
          casus,
          'overdrachten',
          directeOverdracht({ ontvangers: [{ soort: 'lokaal-veld', id: 'GM9901-buurtteam' }] }),
        ),
      {
        status: 400,
        soort: 'partij-onbekend',
        fouten: ['ontvangers[0]: §7'],
        zegt: /samenwerkingsafspraken/,
      },
    ],
    [
      "a team outside the case's gemeenten",
      () => vt.probeert(casus, 'overdrachten', directeOverdracht({ ontvangers: [STEIN] })),
      { status: 400, soort: 'veld-ongeldig', fouten: ['ontvangers[0]: V7'], zegt: /GM0917/ },
    ],
  );
});

describe('an incomplete handover', () => {
  it('is refused with all that is missing at once, by field and rule (O1)', async () => {
    const nieuw = await vt.meldt();
    await vt.beslist(nieuw, 'lokaal-veld');
    await geweigerd(deHub(), () => vt.probeert(nieuw, 'overdrachten', directeOverdracht({ inhoud: {} })), {
      status: 400,
      soort: 'overdracht-onvolledig',
      fouten: [
        'inhoud.inhoudMelding: O1',
        'inhoud.directbetrokkenen: O1',
        'inhoud.melder: O1',
        'inhoud.onderbouwingTriagebesluit: O1',
        'inhoud.veiligheidsbeoordeling: O1',
      ],
      zegt: /onvolledig: 5 onderdelen ontbreken/,
    });
  });

  it('is refused with all that is missing at once, by field and rule (O2)', async () => {
    const nieuw = await vt.meldt({ gemeenten: ['GM0917', 'GM0971'] });
    await vt.beslist(nieuw, 'dienst-onderzoek');
    await vt.rondtDienstAf(nieuw);
    const lichaam = overdrachtNaDienst({ ontvangers: [HEERLEN, STEIN], inhoud: {} });
    await geweigerd(deHub(), () => vt.probeert(nieuw, 'overdrachten', lichaam), {
      status: 400,
      soort: 'overdracht-onvolledig',
      fouten: [
        'inhoud.inhoudMelding: O2',
        'inhoud.directbetrokkenen: O2',
        'inhoud.melder: O2',
        'inhoud.oordeel: O2',
        'inhoud.veiligheidsvoorwaarden: O2',
        'inhoud.consequenties: O2',
        'inhoud.afsprakenPlan: O2',
        'inhoud.afsprakenMonitoring: O2',
        'inhoud.afstemmingGemeenten: O2',
      ],
      zegt: /onvolledig: 9 onderdelen ontbreken/,
    });
  });
});
