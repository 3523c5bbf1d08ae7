/** How a person can be reached; at least one of the three makes it usable. */
export interface Contactgegevens {
  readonly telefoon?: string;
  readonly email?: string;
  readonly adres?: string;
}

export interface Directbetrokkene {
  readonly naam: string;
  readonly rol: 'volwassene' | 'kind';
  /** Whether this person has custody over a child of the household. */
  readonly gezag: boolean;
  readonly geboortedatum?: string;
  readonly contactgegevens: Contactgegevens;
}

export interface Melder {
  readonly naam: string;
  readonly contactgegevens: Contactgegevens;
}

/** What a handover tells the recipient: O1 (003 §5.1.3) and O2 (003 §5.2.4). */
export interface Overdrachtinhoud {
  readonly inhoudMelding?: string;
  readonly directbetrokkenen?: readonly Directbetrokkene[];
  readonly melder?: Melder;
  /** O2: contact with the melder is not needed for the recipient's task. */
  readonly melderNietNodig?: boolean;
  readonly onderbouwingTriagebesluit?: string;
  readonly veiligheidsbeoordeling?: string;
  readonly adviesStoppenGeweld?: string;
  readonly oordeel?: string;
  readonly veiligheidsvoorwaarden?: readonly string[];
  readonly veiligheidsafspraken?: string;
  readonly veiligheidsplan?: string;
  readonly consequenties?: string;
  readonly afsprakenPlan?: string;
  readonly afsprakenMonitoring?: string;
  readonly afstemmingGemeenten?: string;
  /** What a holder tells the partner to whom it passes the case on (V8). */
  readonly toelichting?: string;
}

export interface Meldinginhoud {
  readonly inhoudMelding: string;
  readonly directbetrokkenen?: readonly Directbetrokkene[];
  readonly melder?: Melder;
}

/** The grounds of one score on the veiligheidsschaal, in the order of `scores` (003 bijlage 2). */
export interface Monitorinhoud {
  readonly onderbouwingen: readonly string[];
  readonly verslag?: string;
}

/** Free text beside a step: reasons, explanation, advice. */
export interface Toelichting {
  readonly toelichting: string;
}

/** The sealed part of a step. Only those whom `domein.md` §9 names ever see it. */
export type Inhoud = Overdrachtinhoud | Meldinginhoud | Monitorinhoud | Toelichting;
