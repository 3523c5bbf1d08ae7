import type { GebeurtenisType } from '#dossier';

/**
 * The domain of the hub's events in reversed DNS. The profile asks for a plural domain and no organisation: the events
 * are about casussen (docs/adr/0012).
 */
export const DOMEIN = 'nl.veiligheid.casussen';

/** The version of every message type; it changes only when data change so that an existing reader would break. */
const VERSIE = 'v1';

/** What each event means, for a reader who does not know the hub. Published in docs/berichten.md. */
export const UITLEG: { readonly [T in GebeurtenisType]: string } = {
  MeldingOntvangen:
    'Veilig Thuis heeft een melding ontvangen. Begin van een casus, of een nieuwe melding op een lopende casus.',
  SpoedVastgesteld: 'Na ontvangst is vastgesteld dat de melding spoed heeft.',
  GemeentenGewijzigd:
    'Het cliëntsysteem blijkt in een andere gemeente te wonen; dit zijn voortaan de gemeenten.',
  TriageBesluit: 'De triage is klaar; het besluit zegt wie verder gaat.',
  DienstAfgerond: 'Veilig Thuis heeft een eigen dienst (Voorwaarden & vervolg, of Onderzoek) afgerond.',
  OverdrachtVerstuurd:
    'De casus is aan een of meer ontvangers overgedragen. De inhoud staat niet in het bericht; inhoudHash legt haar vast.',
  OverdrachtIngetrokken: 'De verzender heeft een openstaande overdracht teruggehaald.',
  OntvangstBevestigd:
    'De ontvanger heeft de volledige inhoud van de overdracht. Dit is nog geen aanvaarding.',
  OverdrachtAanvaard: 'De ontvanger neemt de verantwoordelijkheid voor de casus aan.',
  BevestigingBekrachtigd: 'De ontvanger onderschrijft een bevestiging die een ander namens hem vastlegde.',
  BevestigingBetwist:
    'De ontvanger bestrijdt een bevestiging die een ander namens hem vastlegde; zij geldt als nooit gegeven.',
  OverdrachtGeweigerd:
    'De ontvanger neemt de overdracht niet aan; de verantwoordelijkheid blijft waar zij was.',
  BetrokkenenGeinformeerd:
    'De directbetrokkenen weten wat er besloten is; allen zegt of dat voor iedereen geldt.',
  MelderTeruggekoppeld: 'De melder weet waar de casus heen is gegaan.',
  GemeenteGeinformeerd:
    'De gemeente is geïnformeerd, bij een crisis buiten kantoortijd of over een gezinsvoogd.',
  EersteContactGelegd: 'De ontvanger heeft na de overdracht het eerste contact met het cliëntsysteem gehad.',
  PlanVastgesteld:
    'Er is een plan van het lokale veld: alleen de versie en de evaluatiemomenten, niet de tekst.',
  CasusregieToegewezen: 'De casusregie ligt voortaan bij deze partij.',
  MonitorMomentVastgelegd:
    'Veilig Thuis heeft de veiligheid na de overdracht gevolgd; scores van 0 tot en met 10.',
  OnveiligheidVastgesteld: 'Op deze dag was het onveilig; het venster van zes maanden begint opnieuw.',
  AfstemmingVastgelegd: 'Partijen hebben over dit onderwerp afgestemd.',
  OndersteuningGevraagd: 'Het lokale veld vraagt Veilig Thuis om ondersteuning.',
  Opgeschaald: 'De samenwerking is een trede hoger gebracht, of gemeld bij de gemeente.',
  GemeenteReactieGegeven: 'De gemeente heeft gereageerd op een melding van structureel niet-nakomen.',
  CasusregieAfgesloten: 'Een partij heeft haar casusregie afgesloten, op deze grond.',
  MonitoringAfgesloten: 'Veilig Thuis heeft de monitoring afgesloten, op deze grond.',
  TermijnVerstreken: 'Een termijn uit de samenwerkingsafspraken is verstreken, op het wettelijke moment.',
  DossierGewist: 'De inhoud over personen is onleesbaar gemaakt; het spoor van verantwoordelijkheid blijft.',
};

export const GEBEURTENISTYPEN = Object.keys(UITLEG) as readonly GebeurtenisType[];

/** `OverdrachtVerstuurd` becomes `overdracht-verstuurd`. */
export const kebab = (type: GebeurtenisType): string =>
  type.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

const BERICHTTYPEN = Object.fromEntries(
  GEBEURTENISTYPEN.map((type) => [type, `${DOMEIN}.${kebab(type)}.${VERSIE}`]),
) as Readonly<Record<GebeurtenisType, string>>;

/** The `type` of a message: `nl.veiligheid.casussen.overdracht-verstuurd.v1`. */
export const berichttypeVan = (type: GebeurtenisType): string => BERICHTTYPEN[type];

const PER_BERICHTTYPE: ReadonlyMap<string, GebeurtenisType> = new Map(
  GEBEURTENISTYPEN.map((type) => [BERICHTTYPEN[type], type]),
);

export const gebeurtenistypeVan = (berichttype: string): GebeurtenisType | undefined =>
  PER_BERICHTTYPE.get(berichttype);
