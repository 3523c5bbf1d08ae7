import { HEERLEN } from './gebruikers.js';

/** Stands in every sealed field of every body here, and nowhere else: who may not see content never sees it. */
export const ZEGELMERK = 'verzegeldmerk';

const tekst = (wat: string): string => `Verzonnen ${wat} ${ZEGELMERK}.`;

const contactgegevens = {
  telefoon: `000-${ZEGELMERK}`,
  email: `${ZEGELMERK}@voorbeeld.example`,
  adres: `Voorbeeldstraat 1, ${ZEGELMERK}`,
};

const directbetrokkenen = [
  {
    naam: `Ouder ${ZEGELMERK}`,
    rol: 'volwassene',
    gezag: true,
    geboortedatum: '1990-01-31',
    contactgegevens,
  },
  { naam: `Kind ${ZEGELMERK}`, rol: 'kind', gezag: false, contactgegevens },
];
const melder = { naam: `Melder ${ZEGELMERK}`, contactgegevens };

/** The explanation that most steps may carry. */
export const TOELICHTING = { inhoud: { toelichting: tekst('toelichting') } };

export const melding = (anders: object = {}) => ({
  bron: 'politie',
  spoedeisend: false,
  gemeenten: ['GM0917'],
  gezinsvoogdBetrokken: false,
  inhoud: { inhoudMelding: tekst('melding'), directbetrokkenen, melder },
  ...anders,
});

export const terugmelding = (anders: object = {}) => {
  const { bron: _bron, ...rest } = melding(anders);
  return rest;
};

export const triagebesluit = (besluit: string, anders: object = {}) => ({
  besluit,
  aanTriagetafel: false,
  informerenAndersAfgesproken: false,
  ...TOELICHTING,
  ...anders,
});

export const dienstafronding = (anders: object = {}) => ({
  dienst: 'onderzoek',
  oordeel: 'bevestigd',
  veiligheidsvoorwaarden: 2,
  acuutOnveilig: false,
  dossierGesloten: false,
  ...TOELICHTING,
  ...anders,
});

export const directeOverdracht = (anders: object = {}) => ({
  pad: 'direct',
  ontvangers: [HEERLEN],
  wijze: 'digitaal',
  aanTriagetafel: false,
  inhoud: {
    inhoudMelding: tekst('melding'),
    directbetrokkenen,
    melder,
    onderbouwingTriagebesluit: tekst('onderbouwing'),
    veiligheidsbeoordeling: tekst('beoordeling'),
    adviesStoppenGeweld: tekst('advies'),
  },
  ...anders,
});

export const overdrachtNaDienst = (anders: object = {}) => ({
  pad: 'na-dienst',
  ontvangers: [HEERLEN],
  wijze: 'digitaal',
  aanTriagetafel: false,
  inhoud: {
    inhoudMelding: tekst('melding'),
    directbetrokkenen,
    melder,
    oordeel: tekst('oordeel'),
    veiligheidsvoorwaarden: [tekst('voorwaarde een'), tekst('voorwaarde twee')],
    veiligheidsafspraken: tekst('afspraken'),
    veiligheidsplan: tekst('plan'),
    consequenties: tekst('consequenties'),
    afsprakenPlan: tekst('afspraak over het plan'),
    afsprakenMonitoring: tekst('afspraak over de monitoring'),
    afstemmingGemeenten: tekst('afstemming'),
  },
  ...anders,
});

export const doorgifte = (ontvangers: readonly object[], anders: object = {}) => ({
  ontvangers,
  wijze: 'digitaal',
  inhoud: { toelichting: tekst('toelichting'), directbetrokkenen },
  ...anders,
});

export const monitormoment = (anders: object = {}) => ({
  gesprokenMet: ['professional', 'directbetrokkene'],
  scores: [
    { door: 'professional', score: 7 },
    { door: 'directbetrokkene', score: 8 },
  ],
  voorwaardenVoldaan: true,
  directeVeiligheid: true,
  stabieleVeiligheid: false,
  herstelAandacht: true,
  inhoud: {
    onderbouwingen: [tekst('onderbouwing een'), tekst('onderbouwing twee')],
    verslag: tekst('verslag'),
  },
  ...anders,
});

export const STABIELE_VEILIGHEID = {
  grond: 'stabiele-veiligheid',
  criteria: { risicofactorenAangepakt: true, herstelGestart: true, samenMetGezinBeoordeeld: true },
  ...TOELICHTING,
};
