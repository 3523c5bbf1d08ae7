/** Bodies as a client sends them; every name in them is invented. */
export const HEERLEN = { soort: 'lokaal-veld', id: 'GM0917-wijkteam-noord' } as const;
export const STEIN = { soort: 'lokaal-veld', id: 'GM0971-toegang' } as const;
export const GI = { soort: 'gi', id: 'gi-a' } as const;
export const ZORGAANBIEDER = { soort: 'instelling', id: 'zorgaanbieder-a' } as const;
export const VT = { soort: 'veilig-thuis', id: 'zuid-limburg' } as const;

const ouder = {
  naam: 'Ouder Voorbeeld',
  rol: 'volwassene',
  gezag: true,
  geboortedatum: '1990-01-31',
  contactgegevens: { telefoon: '000-0000001', email: 'ouder@voorbeeld.example' },
};
const kind = {
  naam: 'Kind Voorbeeld',
  rol: 'kind',
  gezag: false,
  contactgegevens: { adres: 'Voorbeeldstraat 1, Voorbeeldstad' },
};
const melder = { naam: 'Melder Voorbeeld', contactgegevens: { telefoon: '000-0000002' } };

export const TOELICHTING = { inhoud: { toelichting: 'Verzonnen toelichting.' } };

export const melding = (anders: object = {}) => ({
  bron: 'politie',
  spoedeisend: false,
  gemeenten: ['GM0917'],
  gezinsvoogdBetrokken: false,
  inhoud: { inhoudMelding: 'Verzonnen melding.', directbetrokkenen: [ouder, kind], melder },
  ...anders,
});

export const triage = (besluit = 'lokaal-veld', anders: object = {}) => ({
  besluit,
  aanTriagetafel: false,
  informerenAndersAfgesproken: false,
  ...anders,
});

export const dienstafronding = (anders: object = {}) => ({
  dienst: 'onderzoek',
  oordeel: 'bevestigd',
  veiligheidsvoorwaarden: 2,
  acuutOnveilig: false,
  dossierGesloten: false,
  ...anders,
});

export const inhoudDirect = (anders: object = {}) => ({
  inhoudMelding: 'Verzonnen melding.',
  directbetrokkenen: [ouder, kind],
  melder,
  onderbouwingTriagebesluit: 'Verzonnen onderbouwing.',
  veiligheidsbeoordeling: 'Verzonnen beoordeling.',
  ...anders,
});

export const overdrachtDirect = (anders: object = {}) => ({
  pad: 'direct',
  ontvangers: [HEERLEN],
  wijze: 'digitaal',
  aanTriagetafel: false,
  inhoud: inhoudDirect(),
  ...anders,
});

export const overdrachtNaDienst = (anders: object = {}) => ({
  ...overdrachtDirect(),
  pad: 'na-dienst',
  inhoud: {
    inhoudMelding: 'Verzonnen melding.',
    directbetrokkenen: [ouder, kind],
    melder,
    oordeel: 'Verzonnen oordeel.',
    veiligheidsvoorwaarden: ['Eerste voorwaarde.', 'Tweede voorwaarde.'],
    consequenties: 'Verzonnen consequenties.',
    afsprakenPlan: 'Verzonnen afspraak over het plan.',
    afsprakenMonitoring: 'Verzonnen afspraak over de monitoring.',
  },
  ...anders,
});

export const doorgifte = (anders: object = {}) => ({
  ontvangers: [ZORGAANBIEDER],
  wijze: 'digitaal',
  inhoud: { toelichting: 'Verzonnen toelichting.', directbetrokkenen: [ouder, kind] },
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
  inhoud: { onderbouwingen: ['Verzonnen eerste.', 'Verzonnen tweede.'], verslag: 'Verzonnen verslag.' },
  ...anders,
});

export const CRITERIA = {
  risicofactorenAangepakt: true,
  herstelGestart: true,
  samenMetGezinBeoordeeld: true,
};
