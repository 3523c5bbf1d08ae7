import type {
  AfstemmingOnderwerp,
  Bron,
  CasusregieGrond,
  Dienst,
  GemeenteAanleiding,
  GemeenteMaatregel,
  GesprokenMet,
  IntrekkingReden,
  MonitoringGrond,
  OndersteuningVorm,
  Oordeel,
  OpschalingNiveau,
  OverdrachtPad,
  TriageUitkomst,
  WeigeringReden,
  Wijze,
} from '#dossier';
import type { PartijSoort } from '#event-sourcing';

/** The codes of one field with what each of them means. The type makes sure that none is forgotten. */
export type Codes<C extends string = string> = Readonly<Record<C, string>>;

export const codesVan = (codes: Codes): string[] => Object.keys(codes);

export const uitlegVan = (codes: Codes): string =>
  Object.entries(codes)
    .map(([code, betekenis]) => `\`${code}\`: ${betekenis}`)
    .join('; ')
    .concat('.');

export const BRONNEN: Codes<Bron> = {
  politie: 'melding van de politie',
  professional: 'melding van een professional',
  burger: 'melding van een burger die zich bekend heeft gemaakt',
  anoniem: 'de melder wil anoniem blijven',
};

export const TRIAGE_UITKOMSTEN: Codes<TriageUitkomst> = {
  'dienst-voorwaarden-en-vervolg': 'Veilig Thuis stelt voorwaarden en regelt het vervolg',
  'dienst-onderzoek': 'Veilig Thuis doet onderzoek',
  'lokaal-veld': 'het lokaal veld neemt de casus over',
  instelling: 'een instelling of professional die al betrokken is, neemt de casus over',
  'multidisciplinair-team': 'een multidisciplinair team neemt de casus over',
  'client-systeem': 'het client-systeem gaat zelf verder en Veilig Thuis sluit af',
};

export const DIENSTEN: Codes<Dienst> = {
  'voorwaarden-en-vervolg': 'Voorwaarden & vervolg',
  onderzoek: 'Onderzoek',
};

export const OORDELEN: Codes<Oordeel> = {
  bevestigd: 'er is sprake van huiselijk geweld of kindermishandeling',
  'niet-bevestigd': 'daarvan is geen sprake',
  'niet-vast-te-stellen': 'dat is niet vast te stellen',
};

export const PADEN_VAN_VEILIG_THUIS: Codes<Exclude<OverdrachtPad, 'doorgifte'>> = {
  direct: 'na de veiligheidsbeoordeling, zonder dienst (O1)',
  'na-dienst': 'nadat een dienst is afgerond (O2)',
};

export const WIJZEN: Codes<Wijze> = {
  mondeling: 'gezegd',
  schriftelijk: 'op papier of per beveiligde e-mail',
  digitaal: 'via de hub',
};

export const INTREKKING_REDENEN: Codes<IntrekkingReden> = {
  geweigerd: 'de ontvanger heeft geweigerd',
  'onjuist-geadresseerd': 'de overdracht ging naar de verkeerde partij',
  vervangen: 'er komt een nieuwe overdracht voor in de plaats',
  'nieuwe-triage': 'een nieuwe triage leidt tot iets anders',
  gesloten: 'de casus wordt afgesloten',
};

export const WEIGERING_REDENEN: Codes<WeigeringReden> = {
  'woont-elders': 'het huishouden woont in een andere gemeente',
  'al-in-zorg-elders': 'het huishouden heeft al hulp van een andere partij',
  'geen-capaciteit': 'er is nu geen capaciteit',
  onvolledig: 'de overdracht is onvolledig',
  anders: 'een andere reden, zie de toelichting',
};

export const AFSTEMMING_ONDERWERPEN: Codes<AfstemmingOnderwerp> = {
  'casusregie-afsluiten': 'de casusregie afsluiten terwijl Veilig Thuis monitort',
  informeren: 'wie de directbetrokkenen informeert, en wanneer',
  'twee-gemeenten': 'de samenwerking tussen twee gemeenten',
  overig: 'iets anders',
};

export const CASUSREGIE_GRONDEN: Codes<CasusregieGrond> = {
  'stabiele-veiligheid': 'er is stabiele veiligheid (S1)',
  'gemeld-bij-veilig-thuis': 'de casus is teruggemeld bij Veilig Thuis (V13)',
  opgeschaald: 'de casus is opgeschaald (E3)',
};

export const MONITORING_GRONDEN: Codes<MonitoringGrond> = {
  'stabiele-veiligheid': 'er is stabiele veiligheid (S1)',
  'dossier-gesloten': 'het dossier kon worden gesloten',
};

export const GESPREKSPARTNERS: Codes<GesprokenMet> = {
  professional: 'een professional die bij het huishouden betrokken is',
  directbetrokkene: 'een lid van het huishouden',
};

export const ONDERSTEUNING_VORMEN: Codes<OndersteuningVorm> = {
  casusoverleg: 'een casusoverleg',
  'gezamenlijk-gesprek': 'een gesprek dat samen met het huishouden wordt gevoerd',
  netwerkgesprek: 'een gesprek met het netwerk van het huishouden',
  anders: 'iets anders, zie de toelichting',
};

export const OPSCHALING_NIVEAUS: Codes<OpschalingNiveau> = {
  gedragswetenschapper: 'eerste trede: gedragswetenschapper, procesbegeleider of coordinator',
  leidinggevende: 'tweede trede: de leidinggevenden',
  gemeente: 'signaal over structureel niet-nakomen aan de gemeente, die binnen zes weken antwoordt (T7)',
  'zorg-en-veiligheidshuis': 'aanmelding bij het Zorg & Veiligheidshuis',
  'raad-voor-de-kinderbescherming': 'verzoek aan de Raad voor de Kinderbescherming (E2)',
};

export const GEMEENTE_MAATREGELEN: Codes<GemeenteMaatregel> = {
  'gesprek-met-partijen': 'een gesprek met de betrokken partijen',
  verbeterplan: 'er komt een verbeterplan',
  'extra-capaciteit': 'er komt extra capaciteit',
  'geen-maatregel': 'er is geen maatregel nodig',
  anders: 'iets anders, zie de toelichting',
};

export const GEMEENTE_AANLEIDINGEN: Codes<GemeenteAanleiding> = {
  'crisis-buiten-kantoortijd': 'er was een crisis buiten kantoortijd (T10)',
  gezinsvoogd: 'er is een gezinsvoogd betrokken; de gemeente krijgt een afschrift (V11)',
};

export const PERSOONSROLLEN: Codes<'volwassene' | 'kind'> = {
  volwassene: '18 jaar of ouder',
  kind: 'jonger dan 18 jaar',
};

/** Parties that can be named in a handover, a casusregie or a confirmation. */
export type PartnerSoort = Exclude<PartijSoort, 'client-systeem'>;

export const PARTNERSOORTEN: Codes<PartnerSoort> = {
  'veilig-thuis': 'Veilig Thuis van een regio',
  'lokaal-veld': 'team van het lokaal veld',
  gi: 'gecertificeerde instelling',
  instelling: 'instelling of professional die al betrokken is',
  'multidisciplinair-team': 'multidisciplinair team',
  gemeente: 'gemeente',
};

export const AFSTEMPARTNERS: Codes<PartijSoort> = {
  ...PARTNERSOORTEN,
  'client-systeem': 'het huishouden zelf; het id is dan `client-systeem`',
};
