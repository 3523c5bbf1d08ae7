import type {
  AfstemmingOnderwerp,
  Bron,
  CasusregieGrond,
  Dienst,
  GebeurtenisType,
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
  VerstrekenTermijn,
  WeigeringReden,
  Wijze,
} from '#dossier';
import { partij } from './partijveld.js';
import {
  code,
  dag,
  geheel,
  gemeentecode,
  jaNee,
  lijst,
  object,
  optioneel,
  sha256,
  termijnId,
  uuid,
} from './veld.js';
import type { Veld } from './veld.js';

const bron = () => code<Bron>({ politie: true, professional: true, burger: true, anoniem: true });
const wijze = () => code<Wijze>({ mondeling: true, schriftelijk: true, digitaal: true });
const gesprekspartner = () => code<GesprokenMet>({ professional: true, directbetrokkene: true });
const criteria = () =>
  optioneel(
    object({ risicofactorenAangepakt: jaNee(), herstelGestart: jaNee(), samenMetGezinBeoordeeld: jaNee() }),
  );

/** Limits of a message, far above what the rules allow; they keep it under the 64 KiB of the profile. */
const MAX_PARTIJEN = 100;
const MAX_MOMENTEN = 100;
const MAX_SCORES = 100;
const MAX_TELLING = 10_000;

/**
 * What leaves the building of each event, field by field. A field that is not here stays inside: the id of the
 * employee (`opgepaktDoor`) and everything that is sealed.
 */
export const GEGEVENS: { readonly [T in GebeurtenisType]: Readonly<Record<string, Veld>> } = {
  MeldingOntvangen: {
    meldingId: uuid(),
    bron: bron(),
    spoedeisend: jaNee(),
    gemeenten: lijst(gemeentecode(), 2),
    gezinsvoogdBetrokken: jaNee(),
  },
  SpoedVastgesteld: {},
  GemeentenGewijzigd: { gemeenten: lijst(gemeentecode(), 2) },
  TriageBesluit: {
    besluit: code<TriageUitkomst>({
      'dienst-voorwaarden-en-vervolg': true,
      'dienst-onderzoek': true,
      'lokaal-veld': true,
      instelling: true,
      'multidisciplinair-team': true,
      'client-systeem': true,
    }),
    aanTriagetafel: jaNee(),
    informerenAndersAfgesproken: jaNee(),
  },
  DienstAfgerond: {
    dienst: code<Dienst>({ 'voorwaarden-en-vervolg': true, onderzoek: true }),
    oordeel: optioneel(
      code<Oordeel>({ bevestigd: true, 'niet-bevestigd': true, 'niet-vast-te-stellen': true }),
    ),
    veiligheidsvoorwaarden: geheel(0, MAX_TELLING),
    acuutOnveilig: jaNee(),
    dossierGesloten: jaNee(),
  },
  OverdrachtVerstuurd: {
    overdrachtId: uuid(),
    pad: code<OverdrachtPad>({ direct: true, 'na-dienst': true, doorgifte: true }),
    van: partij(),
    ontvangers: lijst(partij(), MAX_PARTIJEN),
    wijze: wijze(),
    aanTriagetafel: jaNee(),
    inhoudHash: optioneel(sha256()),
  },
  OverdrachtIngetrokken: {
    overdrachtId: uuid(),
    reden: code<IntrekkingReden>({
      geweigerd: true,
      'onjuist-geadresseerd': true,
      vervangen: true,
      'nieuwe-triage': true,
      gesloten: true,
    }),
  },
  OntvangstBevestigd: {
    overdrachtId: uuid(),
    ontvanger: partij(),
    wijze: wijze(),
    inhoudHash: optioneel(sha256()),
  },
  OverdrachtAanvaard: { overdrachtId: uuid(), ontvanger: partij(), wijze: wijze() },
  BevestigingBekrachtigd: { overdrachtId: uuid(), ontvanger: partij() },
  BevestigingBetwist: { overdrachtId: uuid(), ontvanger: partij() },
  OverdrachtGeweigerd: {
    overdrachtId: uuid(),
    ontvanger: partij(),
    reden: code<WeigeringReden>({
      'woont-elders': true,
      'al-in-zorg-elders': true,
      'geen-capaciteit': true,
      onvolledig: true,
      anders: true,
    }),
  },
  BetrokkenenGeinformeerd: { door: partij(), allen: jaNee() },
  MelderTeruggekoppeld: {},
  GemeenteGeinformeerd: {
    gemeente: gemeentecode(),
    aanleiding: code<GemeenteAanleiding>({ 'crisis-buiten-kantoortijd': true, gezinsvoogd: true }),
  },
  EersteContactGelegd: { overdrachtId: uuid(), door: partij() },
  PlanVastgesteld: { planVersie: geheel(0, MAX_TELLING), evaluatiemomenten: lijst(dag(), MAX_MOMENTEN) },
  CasusregieToegewezen: { aan: partij() },
  MonitorMomentVastgelegd: {
    gesprokenMet: lijst(gesprekspartner(), 2),
    scores: lijst(object({ door: gesprekspartner(), score: geheel(0, 10) }), MAX_SCORES),
    voorwaardenVoldaan: jaNee(),
    directeVeiligheid: jaNee(),
    stabieleVeiligheid: jaNee(),
    herstelAandacht: jaNee(),
  },
  OnveiligheidVastgesteld: { datum: dag() },
  AfstemmingVastgelegd: {
    onderwerp: code<AfstemmingOnderwerp>({
      'casusregie-afsluiten': true,
      informeren: true,
      'twee-gemeenten': true,
      overig: true,
    }),
    met: lijst(partij(), MAX_PARTIJEN),
  },
  OndersteuningGevraagd: {
    vorm: code<OndersteuningVorm>({
      casusoverleg: true,
      'gezamenlijk-gesprek': true,
      netwerkgesprek: true,
      anders: true,
    }),
  },
  Opgeschaald: {
    niveau: code<OpschalingNiveau>({
      gedragswetenschapper: true,
      leidinggevende: true,
      gemeente: true,
      'zorg-en-veiligheidshuis': true,
      'raad-voor-de-kinderbescherming': true,
    }),
    gemeente: optioneel(gemeentecode()),
  },
  GemeenteReactieGegeven: {
    maatregel: code<GemeenteMaatregel>({
      'gesprek-met-partijen': true,
      verbeterplan: true,
      'extra-capaciteit': true,
      'geen-maatregel': true,
      anders: true,
    }),
  },
  CasusregieAfgesloten: {
    door: partij(),
    grond: code<CasusregieGrond>({
      'stabiele-veiligheid': true,
      'gemeld-bij-veilig-thuis': true,
      opgeschaald: true,
    }),
    criteria: criteria(),
  },
  MonitoringAfgesloten: {
    grond: code<MonitoringGrond>({ 'stabiele-veiligheid': true, 'dossier-gesloten': true }),
    criteria: criteria(),
  },
  TermijnVerstreken: {
    termijn: termijnId(),
    overdrachtId: optioneel(uuid()),
    begonnenDoor: optioneel(geheel(0, Number.MAX_SAFE_INTEGER)),
    vanaf: optioneel(dag()),
    partij: optioneel(partij()),
    gemeente: optioneel(gemeentecode()),
    maanden: optioneel(geheel(1, MAX_TELLING)),
    wachtOp: optioneel(
      code<NonNullable<VerstrekenTermijn['wachtOp']>>({ ontvangst: true, aanvaarding: true }),
    ),
    hubStandaard: optioneel(jaNee()),
  },
  DossierGewist: {},
};
