import { LogUnavailable } from '#event-sourcing';
import type { Clock } from '#event-sourcing';
import type { TeNoteren, Telling, Telstaat, Termijnplan } from './termijnplan.js';
import type { Notering, Verstrekenboek } from './verstrekenboek.js';
import type { Wekker } from './wekker.js';

/** Terms read at once: enough to share the question, few enough to stop quickly. */
export const MAX_PER_GREEP = 100;

/**
 * Longest sleep. A step that is recorded meanwhile can start a term that ends before the instant waited for, and the clock
 * of a computer can be set: either is noticed within this time. It costs one look at an index.
 */
export const MAX_SLAAP_MS = 60_000;

/** After trouble; the legal instant does not change by waiting. */
export const SLAAP_NA_FOUT_MS = 5_000;

export interface Ronde extends Readonly<Record<Notering, number>> {
  /** Terms that could not be noted; the next round tries again. */
  readonly mislukt: number;
}

export interface Wachterstatus extends Readonly<Record<Telstaat, number>> {
  readonly tellingen: readonly Telling[];
  /** When the last round ended, ms since the epoch; undefined before the first. */
  readonly laatsteRondeMs?: number;
  readonly laatsteRonde?: Ronde;
  /** Terms that could not be noted when last tried; each round tries them again. */
  readonly mislukt: number;
  /** Why the last round did not come to its end. */
  readonly fout?: Error;
}

export interface WachterOpties {
  readonly plan: Termijnplan;
  readonly boek: Verstrekenboek;
  readonly clock: Clock;
  readonly wekker: Wekker;
  readonly onError?: (fout: Error) => void;
}

/**
 * Notes each term that passes, at its legal instant, also when this ran late: a round takes everything that has passed, in
 * legal order. Several at once do no harm, for the log takes one event per term; one suffices.
 */
export class Termijnwachter {
  /** What was tried at which revision of its case: until the plan has seen a later event, trying again is idle. */
  #geprobeerd: ReadonlyMap<string, number> = new Map();
  /** What could not be noted when last tried. Told of when it comes here, not at each round that it stays. */
  #mislukt: ReadonlySet<string> = new Set();
  #laatste: { readonly opMs: number; readonly ronde: Ronde } | undefined;
  #fout: Error | undefined;
  readonly #einde = new AbortController();
  #loop: Promise<void> | undefined;

  constructor(private readonly opties: WachterOpties) {}

  start(): void {
    this.#loop ??= this.#waak();
  }

  /** Resolves when no round runs any more. */
  async stop(): Promise<void> {
    this.#einde.abort();
    await this.#loop;
  }

  async status(): Promise<Wachterstatus> {
    const tellingen = await this.opties.plan.tellingen(this.opties.clock.nowMs());
    const totaal = (staat: Telstaat): number =>
      tellingen.filter((telling) => telling.staat === staat).reduce((som, { aantal }) => som + aantal, 0);
    return {
      gepland: totaal('gepland'),
      waarschuwing: totaal('waarschuwing'),
      'te-noteren': totaal('te-noteren'),
      verstreken: totaal('verstreken'),
      tellingen,
      mislukt: this.#mislukt.size,
      ...(this.#laatste && { laatsteRondeMs: this.#laatste.opMs, laatsteRonde: this.#laatste.ronde }),
      ...(this.#fout && { fout: this.#fout }),
    };
  }

  /** Notes everything that has passed by now. @throws when the plan or the log does not answer */
  async ronde(): Promise<Ronde> {
    const { plan, clock } = this.opties;
    const nuMs = clock.nowMs();
    const gedaan = { genoteerd: 0, 'stond-al': 0, geweigerd: 0, mislukt: 0 };
    const gezien = new Map<string, number>();
    const mislukt = new Set<string>();
    for (let na: TeNoteren | undefined, laatste = false; !laatste && !this.#einde.signal.aborted;) {
      const greep = await plan.verstreken(nuMs, na, MAX_PER_GREEP);
      for (const term of greep) {
        if (this.#einde.signal.aborted) break;
        const uitkomst = await this.#probeer(term);
        if (uitkomst) gedaan[uitkomst] += 1;
        if (uitkomst === 'mislukt') mislukt.add(sleutelVan(term));
        else gezien.set(sleutelVan(term), term.revisie);
      }
      laatste = greep.length < MAX_PER_GREEP;
      na = greep.at(-1);
    }
    this.#geprobeerd = gezien;
    this.#mislukt = mislukt;
    this.#laatste = { opMs: clock.nowMs(), ronde: gedaan };
    return gedaan;
  }

  /** One case that cannot be read or written keeps no other from being noted, also when the log says that it is away for that one. */
  async #probeer(term: TeNoteren): Promise<Notering | 'mislukt' | undefined> {
    if (this.#geprobeerd.get(sleutelVan(term)) === term.revisie) return undefined;
    try {
      return await this.opties.boek.noteer(term);
    } catch (fout) {
      if (fout instanceof LogUnavailable) await this.opties.boek.antwoordt();
      if (!this.#mislukt.has(sleutelVan(term))) this.opties.onError?.(new TermijnNietGenoteerd(term, fout));
      return 'mislukt';
    }
  }

  async #waak(): Promise<void> {
    const { wekker } = this.opties;
    const { signal } = this.#einde;
    while (!signal.aborted) await wekker.wacht(await this.#eenKeer(), signal);
  }

  /** How long to sleep after it. */
  async #eenKeer(): Promise<number> {
    const { plan, clock } = this.opties;
    try {
      this.#fout = undefined;
      const { mislukt } = await this.ronde();
      if (mislukt > 0) return SLAAP_NA_FOUT_MS;
      const nuMs = clock.nowMs();
      const volgende = await plan.eerstvolgende(nuMs);
      return Math.min((volgende ?? Number.POSITIVE_INFINITY) - nuMs, MAX_SLAAP_MS);
    } catch (fout) {
      this.#fout = fout as Error;
      this.opties.onError?.(this.#fout);
      return SLAAP_NA_FOUT_MS;
    }
  }
}

const sleutelVan = ({ casusId, instantie }: TeNoteren): string => `${casusId} ${instantie}`;

/** Something about one case; the others go on. */
export class TermijnNietGenoteerd extends Error {
  override readonly name = 'TermijnNietGenoteerd';
  constructor({ casusId, gegevens, plaatsgevondenOp }: TeNoteren, cause: unknown) {
    super(`casus ${casusId}: ${gegevens.termijn} of ${plaatsgevondenOp} was not noted`, { cause });
  }
}
