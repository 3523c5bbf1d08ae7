import type { HubUnderTest } from './hub-under-test.js';
import { HEERLEN_ZUID, VT } from './gebruikers.js';
import type { Partijverwijzing } from './gebruikers.js';
import type { Overdracht } from './klant.js';
import {
  TOELICHTING,
  dienstafronding,
  directeOverdracht,
  doorgifte,
  melding,
  monitormoment,
  terugmelding,
  triagebesluit,
} from './lichamen.js';
import type { Standen } from './standen.js';

/** What is asked at one route, of a case on which it makes sense. */
export interface Verzoek {
  readonly stand: keyof Standen;
  readonly lichaam?: (bij: Verzoekbron) => object | Promise<object>;
}

export interface Verzoekbron {
  readonly hub: HubUnderTest;
  readonly overdracht: Overdracht;
  /** A gemeente and a team that who calls may name: of its own region. */
  readonly gemeente: string;
  readonly team: Partijverwijzing;
}

/** The recipient has the content: the spec knows its hash from the log, so that who may not read can still try. */
const verstuurdeHash = async ({ hub, overdracht }: Verzoekbron): Promise<string> => {
  for await (const { type, data } of hub.log.readStream(`casus-${overdracht.casusId}`))
    if (type === 'OverdrachtVerstuurd' && data.overdrachtId === overdracht.overdrachtId)
      return data.inhoudHash as string;
  return '0'.repeat(64);
};

const vast = (lichaam: object) => () => lichaam;
const namens = ({ team }: Verzoekbron) => ({ ontvanger: team, wijze: 'mondeling' });
const afstemming = { onderwerp: 'overig', met: [VT], ...TOELICHTING };
const gedragswetenschapper = { niveau: 'gedragswetenschapper', ...TOELICHTING };
const voorval = { datum: '2026-03-02', ...TOELICHTING };

const VT_API = '/veilig-thuis/v1';
const LOKAAL = '/lokaal-veld/v1';
const GEMEENTE = '/gemeente/v1';
const CASUS = 'casussen/:casusId';
const OVERDRACHT = `${CASUS}/overdrachten/:overdrachtId`;

const opdrachtenVanVeiligThuis: Readonly<Record<string, Verzoek>> = {
  meldingen: { stand: 'triage', lichaam: ({ gemeente }) => melding({ gemeenten: [gemeente] }) },
  [`${CASUS}/meldingen`]: {
    stand: 'triage',
    lichaam: ({ gemeente }) => melding({ gemeenten: [gemeente] }),
  },
  [`${CASUS}/spoedvaststellingen`]: { stand: 'triage', lichaam: vast(TOELICHTING) },
  [`${CASUS}/gemeentewijzigingen`]: {
    stand: 'triage',
    lichaam: vast({ gemeenten: ['GM0971'], ...TOELICHTING }),
  },
  [`${CASUS}/triagebesluiten`]: { stand: 'triage', lichaam: vast(triagebesluit('lokaal-veld')) },
  [`${CASUS}/dienstafrondingen`]: { stand: 'dienst', lichaam: vast(dienstafronding()) },
  [`${CASUS}/overdrachten`]: {
    stand: 'besloten',
    lichaam: ({ team }) => directeOverdracht({ ontvangers: [team] }),
  },
  [`${OVERDRACHT}/intrekkingen`]: {
    stand: 'open',
    lichaam: vast({ reden: 'vervangen', ...TOELICHTING }),
  },
  [`${OVERDRACHT}/ontvangstbevestigingen`]: { stand: 'open', lichaam: namens },
  [`${OVERDRACHT}/aanvaardingen`]: { stand: 'belegd', lichaam: namens },
  [`${CASUS}/betrokkenen-informeringen`]: {
    stand: 'besloten',
    lichaam: vast({ allen: true, ...TOELICHTING }),
  },
  [`${CASUS}/melder-terugkoppelingen`]: { stand: 'open', lichaam: vast(TOELICHTING) },
  [`${CASUS}/gemeente-informeringen`]: {
    stand: 'triage',
    lichaam: vast({ gemeente: 'GM0917', aanleiding: 'crisis-buiten-kantoortijd', ...TOELICHTING }),
  },
  [`${CASUS}/monitormomenten`]: { stand: 'gemonitord', lichaam: vast(monitormoment()) },
  [`${CASUS}/onveiligheidsvaststellingen`]: { stand: 'belegd', lichaam: vast(voorval) },
  [`${CASUS}/afstemmingen`]: {
    stand: 'belegd',
    lichaam: ({ team }) => ({ ...afstemming, met: [team] }),
  },
  [`${CASUS}/opschalingen`]: { stand: 'belegd', lichaam: vast(gedragswetenschapper) },
  [`${CASUS}/monitoringafsluitingen`]: {
    stand: 'gemonitord',
    lichaam: vast({ grond: 'dossier-gesloten', ...TOELICHTING }),
  },
  [`${CASUS}/dossierwissingen`]: { stand: 'gesloten' },
};

const opdrachtenVanLokaalVeld: Readonly<Record<string, Verzoek>> = {
  [`${OVERDRACHT}/ontvangstbevestigingen`]: {
    stand: 'open',
    lichaam: async (bron) => ({ wijze: 'digitaal', inhoudHash: await verstuurdeHash(bron) }),
  },
  [`${OVERDRACHT}/aanvaardingen`]: { stand: 'belegd', lichaam: vast({ wijze: 'digitaal' }) },
  [`${OVERDRACHT}/weigeringen`]: { stand: 'open', lichaam: vast({ reden: 'woont-elders', ...TOELICHTING }) },
  [`${OVERDRACHT}/bekrachtigingen`]: { stand: 'namens', lichaam: vast(TOELICHTING) },
  [`${OVERDRACHT}/betwistingen`]: { stand: 'namens', lichaam: vast(TOELICHTING) },
  [`${OVERDRACHT}/eerste-contacten`]: { stand: 'belegd', lichaam: vast(TOELICHTING) },
  [`${CASUS}/overdrachten`]: { stand: 'belegd', lichaam: vast(doorgifte([HEERLEN_ZUID])) },
  [`${OVERDRACHT}/intrekkingen`]: {
    stand: 'doorgevend',
    lichaam: vast({ reden: 'vervangen', ...TOELICHTING }),
  },
  [`${CASUS}/terugmeldingen`]: { stand: 'belegd', lichaam: vast(terugmelding()) },
  [`${CASUS}/plannen`]: {
    stand: 'belegd',
    lichaam: vast({ planVersie: 1, evaluatiemomenten: ['2026-07-01'] }),
  },
  [`${CASUS}/casusregietoewijzingen`]: {
    stand: 'belegd',
    lichaam: vast({ aan: HEERLEN_ZUID, ...TOELICHTING }),
  },
  [`${CASUS}/casusregieafsluitingen`]: {
    stand: 'belegd',
    lichaam: vast({ grond: 'gemeld-bij-veilig-thuis', ...TOELICHTING }),
  },
  [`${CASUS}/ondersteuningsverzoeken`]: {
    stand: 'belegd',
    lichaam: vast({ vorm: 'casusoverleg', ...TOELICHTING }),
  },
  [`${CASUS}/betrokkenen-informeringen`]: { stand: 'belegd', lichaam: vast({ allen: true, ...TOELICHTING }) },
  [`${CASUS}/onveiligheidsvaststellingen`]: { stand: 'belegd', lichaam: vast(voorval) },
  [`${CASUS}/afstemmingen`]: { stand: 'belegd', lichaam: vast(afstemming) },
  [`${CASUS}/opschalingen`]: { stand: 'belegd', lichaam: vast(gedragswetenschapper) },
};

const lezen = (...paden: readonly string[]): Readonly<Record<string, Verzoek>> =>
  Object.fromEntries(paden.map((pad) => [pad, { stand: 'belegd' }]));

const LEZEN_VAN_EEN_CASUS = [CASUS, `${CASUS}/verantwoordelijkheid`, `${CASUS}/tijdlijn`];
const INHOUD = [`${CASUS}/inhoud`, OVERDRACHT];
const CIJFERS = ['cijfers', 'cijfers/:id', 'aansluiting'];
const BEWIJS = [`${CASUS}/spoor`, `${CASUS}/inzagen`];

const onder = (methode: string, basis: string, verzoeken: Readonly<Record<string, Verzoek>>) =>
  Object.entries(verzoeken).map(([pad, verzoek]) => [`${methode} ${basis}/${pad}`, verzoek] as const);

/** By `POST /veilig-thuis/v1/meldingen`: one good request for every route of the three APIs. */
export const VERZOEKEN: ReadonlyMap<string, Verzoek> = new Map([
  ...onder('POST', VT_API, opdrachtenVanVeiligThuis),
  ...onder(
    'GET',
    VT_API,
    lezen('casussen', 'termijnen', ...CIJFERS, 'bevindingen', ...LEZEN_VAN_EEN_CASUS, ...INHOUD, ...BEWIJS),
  ),
  ...onder('POST', LOKAAL, opdrachtenVanLokaalVeld),
  ...onder('GET', LOKAAL, lezen('postvak', 'termijnen', ...CIJFERS, ...LEZEN_VAN_EEN_CASUS, ...INHOUD)),
  ...onder('POST', GEMEENTE, {
    [`${CASUS}/gemeentereacties`]: {
      stand: 'gesignaleerd',
      lichaam: vast({ maatregel: 'verbeterplan', ...TOELICHTING }),
    },
  }),
  ...onder(
    'GET',
    GEMEENTE,
    lezen(
      'casussen',
      'tijdlijnen',
      'termijnen',
      ...CIJFERS,
      'bevindingen',
      ...LEZEN_VAN_EEN_CASUS,
      ...BEWIJS,
    ),
  ),
]);
