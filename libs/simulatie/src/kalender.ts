import { beginVanDag, instantMs, isWerkdag } from '#afspraken';
import { KENGETALLEN } from './kengetallen.js';
import type { Duur, Toeval } from './toeval.js';

export const UUR_MS = 3_600_000;
export const DAG_MS = 24 * UUR_MS;

const { beginUur, eindUur } = KENGETALLEN.kantoortijd;
/** Later in the day than this, nobody starts on something new. */
const MINSTE_REST_MS = 10 * 60_000;

export interface Dag {
  readonly datum: string;
  readonly beginMs: number;
  readonly isWerkdag: boolean;
  /** The number of werkdagen before this day: the place of the first werkdag from here on. */
  readonly werkdagenErvoor: number;
}

const datumVan = (dagnummer: number): string => new Date(dagnummer * DAG_MS).toISOString().slice(0, 10);

/** The days of a simulation, each looked up once: when it begins on local clocks, and whether it is a werkdag. */
export class Kalender {
  readonly #dagen: readonly Dag[];
  readonly #werkdagen: readonly Dag[];

  constructor(vanMs: number, totMs: number) {
    const eerste = Math.floor(vanMs / DAG_MS) - 1;
    const laatste = Math.ceil(totMs / DAG_MS) + 1;
    const dagen: Dag[] = [];
    let werkdagenErvoor = 0;
    for (let dag = eerste; dag <= laatste; dag += 1) {
      const datum = datumVan(dag);
      const werkdag = isWerkdag(datum);
      dagen.push({ datum, beginMs: instantMs(beginVanDag(datum)), isWerkdag: werkdag, werkdagenErvoor });
      werkdagenErvoor += Number(werkdag);
    }
    this.#dagen = dagen;
    this.#werkdagen = dagen.filter((dag) => dag.isWerkdag);
  }

  /** The day on local clocks; undefined outside the simulation. */
  dag(ms: number): Dag | undefined {
    const eerste = this.#dagen[0];
    if (!eerste) return undefined;
    const schatting = Math.floor((ms - eerste.beginMs) / DAG_MS);
    const volgende = this.#dagen[schatting + 1];
    const dag = volgende && volgende.beginMs <= ms ? volgende : this.#dagen[schatting];
    return dag && dag.beginMs > ms ? this.#dagen[schatting - 1] : dag;
  }

  /** All days that begin in a period. */
  dagenTussen(vanMs: number, totMs: number): readonly Dag[] {
    return this.#dagen.filter(({ beginMs }) => beginMs >= vanMs && beginMs < totMs);
  }

  isKantoortijd(ms: number): boolean {
    const dag = this.dag(ms);
    if (!dag?.isWerkdag) return false;
    const sindsBegin = ms - dag.beginMs;
    return sindsBegin >= beginUur * UUR_MS && sindsBegin < eindUur * UUR_MS;
  }

  /** An instant at which people work: this one, or some moment of the next werkdag. */
  werkmoment(ms: number, toeval: Toeval): number {
    return this.isKantoortijd(ms) ? ms : this.#inKantoortijd(this.#eersteWerkdag(ms), ms, toeval);
  }

  /** Between these hours of the first morning on which people work; at once on a morning before they begin. */
  ochtend(ms: number, [vanUur, totUur]: readonly [number, number], toeval: Toeval): number {
    const dag = this.dag(ms);
    const vandaag = dag?.isWerkdag === true && ms - dag.beginMs < beginUur * UUR_MS;
    const werkdag = dag && this.#werkdagen[dag.werkdagenErvoor + Number(dag.isWerkdag && !vandaag)];
    const uur = toeval.tussen(vanUur, totUur);
    return werkdag ? Math.max(ms, Math.round(werkdag.beginMs + uur * UUR_MS)) : Number.POSITIVE_INFINITY;
  }

  /** `duur` after an instant. Hours count by the clock; days and werkdagen end at an instant at which people work. */
  na(ms: number, duur: Duur, toeval: Toeval): number {
    const lengte = toeval.duur(duur);
    switch (duur.eenheid) {
      case 'uren':
        return Math.round(ms + lengte * UUR_MS);
      case 'dagen':
        return this.werkmoment(Math.round(ms + lengte * DAG_MS), toeval);
      case 'werkdagen':
        return this.#naWerkdagen(ms, Math.floor(lengte), toeval);
    }
  }

  #naWerkdagen(ms: number, aantal: number, toeval: Toeval): number {
    const dag = this.dag(ms);
    if (!dag) return Number.POSITIVE_INFINITY;
    const plaats = dag.werkdagenErvoor + aantal;
    const heeftVandaag = ms - dag.beginMs < eindUur * UUR_MS - MINSTE_REST_MS;
    const vanaf = aantal === 0 && dag.isWerkdag && !heeftVandaag ? plaats + 1 : plaats;
    return this.#inKantoortijd(this.#werkdagen[vanaf], ms, toeval);
  }

  #eersteWerkdag(ms: number): Dag | undefined {
    const dag = this.dag(ms);
    if (!dag) return undefined;
    const vandaag = dag.isWerkdag && ms - dag.beginMs < eindUur * UUR_MS - MINSTE_REST_MS;
    return this.#werkdagen[dag.werkdagenErvoor + Number(dag.isWerkdag && !vandaag)];
  }

  #inKantoortijd(dag: Dag | undefined, naMs: number, toeval: Toeval): number {
    if (!dag) return Number.POSITIVE_INFINITY;
    const van = Math.max(dag.beginMs + beginUur * UUR_MS, naMs + 1);
    return Math.round(toeval.tussen(van, dag.beginMs + eindUur * UUR_MS));
  }
}
