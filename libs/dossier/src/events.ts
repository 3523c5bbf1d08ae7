import type { Actor, Partij } from '#event-sourcing';
import type { TermijnId } from '#afspraken';

export type Bron = 'politie' | 'professional' | 'burger' | 'anoniem';

export type TriageUitkomst =
  | 'dienst-voorwaarden-en-vervolg'
  | 'dienst-onderzoek'
  | 'lokaal-veld'
  | 'instelling'
  | 'multidisciplinair-team'
  | 'client-systeem';

export type Dienst = 'voorwaarden-en-vervolg' | 'onderzoek';
export type Oordeel = 'bevestigd' | 'niet-bevestigd' | 'niet-vast-te-stellen';
export type OverdrachtPad = 'direct' | 'na-dienst' | 'doorgifte';
export type Wijze = 'mondeling' | 'schriftelijk' | 'digitaal';
export type IntrekkingReden =
  'geweigerd' | 'onjuist-geadresseerd' | 'vervangen' | 'nieuwe-triage' | 'gesloten';
export type WeigeringReden =
  'woont-elders' | 'al-in-zorg-elders' | 'geen-capaciteit' | 'onvolledig' | 'anders';
export type AfstemmingOnderwerp = 'casusregie-afsluiten' | 'informeren' | 'twee-gemeenten' | 'overig';
export type CasusregieGrond = 'stabiele-veiligheid' | 'gemeld-bij-veilig-thuis' | 'opgeschaald';
export type MonitoringGrond = 'stabiele-veiligheid' | 'dossier-gesloten';
export type GesprokenMet = 'professional' | 'directbetrokkene';
export type OndersteuningVorm = 'casusoverleg' | 'gezamenlijk-gesprek' | 'netwerkgesprek' | 'anders';

/** The rungs of E3, climbed one at a time (003 §5.5), and the report of non-compliance to the gemeente. */
export type OpschalingNiveau =
  | 'gedragswetenschapper'
  | 'leidinggevende'
  | 'gemeente'
  | 'zorg-en-veiligheidshuis'
  | 'raad-voor-de-kinderbescherming';

export type GemeenteMaatregel =
  'gesprek-met-partijen' | 'verbeterplan' | 'extra-capaciteit' | 'geen-maatregel' | 'anders';
export type GemeenteAanleiding = 'crisis-buiten-kantoortijd' | 'gezinsvoogd';

/** The S1 criteria as judged by the professionals together with the household (003 §6.1). */
export interface StabieleVeiligheid {
  readonly risicofactorenAangepakt: boolean;
  readonly herstelGestart: boolean;
  readonly samenMetGezinBeoordeeld: boolean;
}

export interface Veiligheidsscore {
  readonly door: GesprokenMet;
  /** Veiligheidsschaal, 0 to 10 (003 bijlage 2). */
  readonly score: number;
}

/** `data` per event type: informatiearm, codes and ids only (`domein.md` §8). */
export interface GebeurtenisData {
  MeldingOntvangen: {
    readonly meldingId: string;
    readonly bron: Bron;
    readonly spoedeisend: boolean;
    /** One or two CBS codes. */
    readonly gemeenten: readonly string[];
    readonly gezinsvoogdBetrokken: boolean;
  };
  SpoedVastgesteld: Record<never, never>;
  /** The household proves to live elsewhere: the gemeenten of the case from now on. */
  GemeentenGewijzigd: { readonly gemeenten: readonly string[] };
  TriageBesluit: {
    readonly besluit: TriageUitkomst;
    readonly aanTriagetafel: boolean;
    readonly informerenAndersAfgesproken: boolean;
  };
  DienstAfgerond: {
    readonly dienst: Dienst;
    readonly oordeel?: Oordeel;
    readonly veiligheidsvoorwaarden: number;
    readonly acuutOnveilig: boolean;
    readonly dossierGesloten: boolean;
  };
  OverdrachtVerstuurd: {
    readonly overdrachtId: string;
    readonly pad: OverdrachtPad;
    readonly van: Partij;
    readonly ontvangers: readonly Partij[];
    readonly wijze: Wijze;
    readonly aanTriagetafel: boolean;
    /** SHA-256 over the JCS form of the salted content: what a receipt is bound to. */
    readonly inhoudHash?: string;
  };
  OverdrachtIngetrokken: { readonly overdrachtId: string; readonly reden: IntrekkingReden };
  OntvangstBevestigd: {
    readonly overdrachtId: string;
    readonly ontvanger: Partij;
    readonly wijze: Wijze;
    readonly opgepaktDoor?: string;
    readonly inhoudHash?: string;
  };
  OverdrachtAanvaard: {
    readonly overdrachtId: string;
    readonly ontvanger: Partij;
    readonly wijze: Wijze;
    readonly opgepaktDoor?: string;
  };
  BevestigingBekrachtigd: { readonly overdrachtId: string; readonly ontvanger: Partij };
  BevestigingBetwist: { readonly overdrachtId: string; readonly ontvanger: Partij };
  OverdrachtGeweigerd: {
    readonly overdrachtId: string;
    readonly ontvanger: Partij;
    readonly reden: WeigeringReden;
  };
  BetrokkenenGeinformeerd: { readonly door: Partij; readonly allen: boolean };
  MelderTeruggekoppeld: Record<never, never>;
  /** T10 and the copy of V11: the gemeente has been told. */
  GemeenteGeinformeerd: { readonly gemeente: string; readonly aanleiding: GemeenteAanleiding };
  EersteContactGelegd: { readonly overdrachtId: string; readonly door: Partij };
  PlanVastgesteld: { readonly planVersie: number; readonly evaluatiemomenten: readonly string[] };
  CasusregieToegewezen: { readonly aan: Partij };
  MonitorMomentVastgelegd: {
    readonly gesprokenMet: readonly GesprokenMet[];
    readonly scores: readonly Veiligheidsscore[];
    readonly voorwaardenVoldaan: boolean;
    readonly directeVeiligheid: boolean;
    readonly stabieleVeiligheid: boolean;
    readonly herstelAandacht: boolean;
  };
  /** `datum`: the day of the incident, ISO 8601 date. */
  OnveiligheidVastgesteld: { readonly datum: string };
  AfstemmingVastgelegd: { readonly onderwerp: AfstemmingOnderwerp; readonly met: readonly Partij[] };
  OndersteuningGevraagd: { readonly vorm: OndersteuningVorm };
  Opgeschaald: { readonly niveau: OpschalingNiveau; readonly gemeente?: string };
  GemeenteReactieGegeven: { readonly maatregel: GemeenteMaatregel };
  CasusregieAfgesloten: {
    readonly door: Partij;
    readonly grond: CasusregieGrond;
    readonly criteria?: StabieleVeiligheid;
  };
  MonitoringAfgesloten: { readonly grond: MonitoringGrond; readonly criteria?: StabieleVeiligheid };
  /**
   * Which term passed. A term is one by what started it, so its legal instant follows from these and one case never
   * has two that are alike. A record of version 1 has only the first two.
   */
  TermijnVerstreken: {
    readonly termijn: TermijnId;
    readonly overdrachtId?: string;
    /** `volgnummer` of the event that started it. */
    readonly begonnenDoor?: number;
    /** Local date from which it counts. */
    readonly vanaf?: string;
    /** Who had to act. */
    readonly partij?: Partij;
    /** T7, T10: the gemeente that answers or is told, a CBS code. */
    readonly gemeente?: string;
    /** T6: which of the monitoring moments. */
    readonly maanden?: number;
    /** T11: which of the two acknowledgements. */
    readonly wachtOp?: 'ontvangst' | 'aanvaarding';
    /** The agreement names no term; this one is the hub's own (T11). */
    readonly hubStandaard?: boolean;
  };
  DossierGewist: Record<never, never>;
}

export type VerstrekenTermijn = GebeurtenisData['TermijnVerstreken'];

export type GebeurtenisType = keyof GebeurtenisData;

/** What the rules need of a recorded event; every stored record is one. Instants are ISO 8601. */
export interface GebeurtenisVan<T extends GebeurtenisType> {
  readonly type: T;
  readonly versie: number;
  readonly volgnummer: number;
  readonly plaatsgevondenOp: string;
  readonly vastgelegdOp: string;
  readonly actor: Actor;
  readonly data: GebeurtenisData[T];
}

/** An event of a case, discriminated on `type`. */
export type CasusGebeurtenis = { [T in GebeurtenisType]: GebeurtenisVan<T> }[GebeurtenisType];
