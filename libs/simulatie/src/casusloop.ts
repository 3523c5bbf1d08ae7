import { bekendeStappen, leegBeeld, metKalender, metStap } from '#dossier';
import type { CasusGebeurtenis, Casusbeeld, GebeurtenisData, GebeurtenisType } from '#dossier';
import { instantMs } from '#afspraken';
import type { Afsprakenboek } from '#afspraken';
import type { EnigeStap, Inhoud, Stand } from '#casus/domein';
import { afgeleidId } from '#casus/domein';
import type { Partij } from '#event-sourcing';
import type { Kalender } from './kalender.js';
import { KENGETALLEN } from './kengetallen.js';
import { Toeval } from './toeval.js';
import type { Duur } from './toeval.js';
import type { Wachtende } from './wachtrij.js';

/** What somebody does, before it is known when. */
export interface Daad {
  readonly type: GebeurtenisType;
  readonly data: GebeurtenisData[GebeurtenisType];
  readonly door: Partij;
  readonly inhoud?: Inhoud;
  /** Set when the hub does it by itself: in this role, by a command whose id follows from what it notes. */
  readonly vanDeHub?: { readonly rol: string; readonly sleutel: string };
}

export const daad = <T extends GebeurtenisType>(
  type: T,
  data: GebeurtenisData[T],
  door: Partij,
  inhoud?: Inhoud,
): Daad => ({ type, data, door, ...(inhoud && { inhoud }) });

/** Made at the moment itself, for by then the case may have gone another way: then nothing is done. */
type Maker = (loop: Casusloop) => Daad | undefined;

export interface Plan {
  /** When it is recorded. */
  readonly opMs: number;
  /** When it happened; never later. */
  readonly gebeurdMs: number;
  readonly maak: Maker;
  /** What to do when the rules refuse it; nothing more when absent. */
  readonly opnieuw?: Herkansing;
}

/** Tried again after a while, so many times. */
export interface Herkansing {
  readonly na: Duur;
  readonly hoogstens: number;
}

interface Voornemen {
  readonly maak: Maker;
  /** Share of steps like this that is recorded late. */
  readonly laat?: number;
  readonly opnieuw?: Herkansing;
}

/** What was refused is put right and tried once more: an incomplete handover, for example. */
const EENS_OPNIEUW: Herkansing = { na: KENGETALLEN.versturen.opnieuw, hoogstens: 1 };

export interface Wereld {
  readonly boek: Afsprakenboek;
  readonly kalender: Kalender;
  readonly zaad: string;
  readonly totMs: number;
}

/** One case as it goes: what has been recorded, and what its people mean to do. It waits for the first of that. */
export class Casusloop implements Wachtende {
  readonly casusId: string;
  readonly toeval: Toeval;
  readonly #geschiedenis: CasusGebeurtenis[] = [];
  #stand: Stand | undefined;
  vorigeHash: string | undefined;
  /** The instant of record time at which its people now act. */
  nuMs: number;
  /** Handovers whose recipient went to work, as `overdrachtId/party`. */
  readonly opgepakt = new Set<string>();
  #plannen: readonly Plan[] = [];
  #teller = 0;

  constructor(
    readonly wereld: Wereld,
    readonly nummer: number,
    readonly veiligThuis: Partij,
    nuMs: number,
  ) {
    this.casusId = afgeleidId(`simulatie/${wereld.zaad}/${nummer}`, 'casus');
    this.toeval = new Toeval(`${wereld.zaad}/casus/${nummer}`);
    this.nuMs = nuMs;
  }

  get opMs(): number {
    return this.#plannen[0]?.opMs ?? Number.POSITIVE_INFINITY;
  }

  /** The next number of this case, from which its ids are derived. */
  volgende(): number {
    this.#teller += 1;
    return this.#teller;
  }

  id(wat: string): string {
    return afgeleidId(`${this.casusId}/${this.volgende()}`, wat);
  }

  neemPlan(): Plan | undefined {
    const [eerste, ...rest] = this.#plannen;
    this.#plannen = rest;
    return eerste;
  }

  /** Something that will happen `duur` after an instant, and be recorded then or later. */
  plan(
    vanafMs: number,
    duur: Duur,
    { maak, laat = KENGETALLEN.laat.overig, opnieuw = EENS_OPNIEUW }: Voornemen,
  ): void {
    const { kalender } = this.wereld;
    const gebeurdMs = kalender.na(vanafMs, duur, this.toeval);
    const gereedMs = Math.max(gebeurdMs, this.nuMs);
    this.planOp({ opMs: this.#vastgelegd(gereedMs, laat), gebeurdMs, maak, opnieuw });
  }

  planOp(plan: Plan): void {
    if (!(plan.opMs < this.wereld.totMs)) return;
    const plaats = this.#plannen.findIndex(({ opMs }) => opMs > plan.opMs);
    const voor = plaats === -1 ? this.#plannen.length : plaats;
    this.#plannen = this.#plannen.toSpliced(voor, 0, plan);
  }

  /** All that has been recorded, in the order of recording. */
  get geschiedenis(): readonly CasusGebeurtenis[] {
    return this.#geschiedenis;
  }

  /** The picture after all of it, kept step by step. */
  get stand(): Stand | undefined {
    return this.#stand;
  }

  /** The case as it stands now. */
  beeld(): Casusbeeld | undefined {
    if (!this.#stand) return undefined;
    const { beeld } = this.#stand;
    return { ...beeld, zicht: metKalender(beeld.zicht, this.nuMs) };
  }

  voegToe(gebeurtenis: CasusGebeurtenis): void {
    this.#geschiedenis.push(gebeurtenis);
    this.#stand = this.#standNa(gebeurtenis);
  }

  /** Folded anew only when the step is put between earlier ones, or takes one of them back (V9). */
  #standNa(gebeurtenis: CasusGebeurtenis): Stand {
    const { boek } = this.wereld;
    const stap = { opMs: opMsVan(gebeurtenis), gebeurtenis };
    const vorige = this.#stand ?? { beeld: leegBeeld(this.veiligThuis), totMs: stap.opMs };
    if (stap.opMs >= vorige.totMs && gebeurtenis.type !== 'BevestigingBetwist')
      return { beeld: metStap(vorige.beeld, stap, boek), totMs: stap.opMs };
    const stappen = bekendeStappen(this.#geschiedenis);
    const beeld = stappen.reduce((tot, een) => metStap(tot, een, boek), leegBeeld(this.veiligThuis));
    return { beeld, totMs: Math.max(vorige.totMs, stap.opMs) };
  }

  /** Tries a refused plan again, if it is to be. */
  herkans({ maak, opnieuw }: Plan): void {
    if (!opnieuw || opnieuw.hoogstens === 0) return;
    const opMs = this.wereld.kalender.na(this.nuMs, opnieuw.na, this.toeval);
    const rest = { ...opnieuw, hoogstens: opnieuw.hoogstens - 1 };
    this.planOp({ opMs, gebeurdMs: opMs, maak, opnieuw: rest });
  }

  #vastgelegd(gereedMs: number, laat: number): number {
    const { kans, uren, weken, aandeelWeken } = { kans: laat, ...KENGETALLEN.laat };
    if (!this.toeval.kans(kans)) return gereedMs;
    return this.wereld.kalender.werkmoment(
      this.wereld.kalender.na(gereedMs, this.toeval.kans(aandeelWeken) ? weken : uren, this.toeval),
      this.toeval,
    );
  }
}

export const opMsVan = ({ plaatsgevondenOp }: CasusGebeurtenis): number => instantMs(plaatsgevondenOp);

export const alsStap = ({ type, data, inhoud }: Daad, gebeurdMs: number): EnigeStap =>
  ({
    type,
    data,
    plaatsgevondenOp: new Date(gebeurdMs).toISOString(),
    ...(inhoud && { inhoud }),
  }) as EnigeStap;
