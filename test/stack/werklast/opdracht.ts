/** The services that take commands. */
export type Loketdienst = 'veilig-thuis' | 'lokaal-veld' | 'gemeente';

/** One command, with the key under which its sender repeats it until it knows what came of it. */
export interface Opdracht {
  readonly sleutel: string;
  readonly dienst: Loketdienst;
  /** Of the development issuer. */
  readonly gebruiker: string;
  /** Below the API of the service: `casussen/…/afstemmingen`. */
  readonly pad: string;
  readonly lichaam: object;
}

/** What was acknowledged. */
export interface Antwoord {
  readonly casusId: string;
  readonly revisie: number;
  readonly gebeurtenissen: readonly { readonly id: string; readonly vastgelegdOp: string }[];
  readonly overdrachtId?: string;
}

export type Uitkomst =
  | { readonly soort: 'aanvaard'; readonly antwoord: Antwoord }
  | { readonly soort: 'geweigerd'; readonly status: number; readonly tekst: string }
  /** Connection lost, no answer in time, or an answer that says to try again. */
  | { readonly soort: 'onbekend'; readonly waarom: string };

/** How commands come to the hub. */
export interface Weg {
  readonly naam: string;
  geef(opdracht: Opdracht): Promise<Uitkomst>;
}

/** The way by which is read as well. */
export interface Leesweg extends Weg {
  /** What stands at a path; in words when there was no answer. */
  lees(vraag: Pick<Opdracht, 'dienst' | 'gebruiker' | 'pad'>): Promise<object | string>;
}
