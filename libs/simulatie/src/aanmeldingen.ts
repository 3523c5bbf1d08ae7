import type { Bron } from '#dossier';
import type { Afsprakenboek } from '#afspraken';
import type { Dag, Kalender } from './kalender.js';
import { UUR_MS } from './kalender.js';
import { KENGETALLEN } from './kengetallen.js';
import type { Periode } from './parameters.js';
import type { Toeval } from './toeval.js';

/** A melding that starts a case: when VT received it, and when it was recorded. */
export interface Aanmelding {
  readonly regio: string;
  readonly bron: Bron;
  readonly spoedeisend: boolean;
  readonly gezinsvoogdBetrokken: boolean;
  readonly gemeenten: readonly [string, ...string[]];
  readonly gebeurdMs: number;
  readonly opMs: number;
}

interface Plek {
  readonly regio: string;
  readonly code: string;
  readonly inwoners: number;
}

const { ritme, bron, melding, inwoners } = KENGETALLEN;
const DAGEN_PER_JAAR = 365.25;
/** Between the call and its recording, when people are there to do both. */
const INVOER_MS = UUR_MS / 2;

/** The gemeenten of the regions, as the agreements know them at the end of the period. */
export const plekken = (boek: Afsprakenboek, regios: readonly string[], opMs: number): readonly Plek[] =>
  regios.flatMap((regio) =>
    boek.gemeenten(regio, opMs).map(({ code }) => ({
      regio,
      code,
      inwoners: inwoners.perGemeente[code] ?? inwoners.onbekend,
    })),
  );

/** As many cases as these gemeenten would have had, by the meldingen per inhabitant. */
export const verwachteAantal = (uit: readonly Plek[], { vanMs, totMs }: Periode): number => {
  const jaren = (totMs - vanMs) / (DAGEN_PER_JAAR * 24 * UUR_MS);
  const mensen = uit.reduce((som, plek) => som + plek.inwoners, 0);
  return Math.max(1, Math.round((mensen / 1000) * inwoners.meldingenPer1000PerJaar * jaren));
};

const weekdag = ({ datum }: Dag): number => (new Date(datum).getUTCDay() + 6) % 7;

const dagGewicht = (dag: Dag): number => {
  const maand = ritme.maanden[Number(dag.datum.slice(5, 7)) - 1] ?? 1;
  return maand * (politieGewicht(dag) + overigGewicht(dag));
};

const politieGewicht = (dag: Dag): number =>
  bron.verdeling.politie * (ritme.politieWeekdagen[weekdag(dag)] ?? 1);

const overigGewicht = (dag: Dag): number =>
  dag.isWerkdag ? (1 - bron.verdeling.politie) * 1.4 * (ritme.overigeWeekdagen[weekdag(dag)] ?? 1) : 0;

/** How many cases begin on each of the days, together exactly `aantal`. */
export const verdeelOverDagen = (
  dagen: readonly Dag[],
  aantal: number,
  toeval: Toeval,
): readonly number[] => {
  const tellingen = new Array<number>(dagen.length).fill(0);
  const gewichten = dagen.map(dagGewicht);
  const som = gewichten.reduce((a, b) => a + b, 0);
  const grenzen: number[] = [];
  gewichten.reduce((tot, gewicht) => {
    grenzen.push((tot + gewicht) / som);
    return tot + gewicht;
  }, 0);
  for (let i = 0; i < aantal; i += 1) {
    const dag = plaatsIn(grenzen, toeval.getal());
    tellingen[dag] = (tellingen[dag] ?? 0) + 1;
  }
  return tellingen;
};

/** The first boundary above `waarde`, by halving. */
const plaatsIn = (grenzen: readonly number[], waarde: number): number => {
  let [laag, hoog] = [0, grenzen.length - 1];
  while (laag < hoog) {
    const midden = (laag + hoog) >> 1;
    if ((grenzen[midden] ?? 1) > waarde) hoog = midden;
    else laag = midden + 1;
  }
  return laag;
};

/** The meldingen of one day, as chance has them. */
export class Aanmelder {
  readonly #grenzen: readonly number[];
  readonly #urengrenzen: readonly number[];

  constructor(
    private readonly plekken: readonly [Plek, ...Plek[]],
    private readonly kalender: Kalender,
    private readonly toeval: Toeval,
  ) {
    this.#grenzen = cumulatief(plekken.map((plek) => plek.inwoners));
    this.#urengrenzen = cumulatief(ritme.politieUren);
  }

  vanDag(dag: Dag, aantal: number): readonly Aanmelding[] {
    return Array.from({ length: aantal }, () => this.#aanmelding(dag));
  }

  #aanmelding(dag: Dag): Aanmelding {
    const { toeval } = this;
    const isPolitie = toeval.getal() * (politieGewicht(dag) + overigGewicht(dag)) < politieGewicht(dag);
    const herkomst = isPolitie ? 'politie' : this.#andereBron();
    const spoedeisend = toeval.kans(melding.spoedeisend);
    const gebeurdMs = isPolitie ? this.#ergensOpDeDag(dag) : this.#inKantoortijd(dag);
    const plek = this.plekken[plaatsIn(this.#grenzen, toeval.getal())] ?? this.plekken[0];
    return {
      regio: plek.regio,
      bron: herkomst,
      spoedeisend,
      gezinsvoogdBetrokken: toeval.kans(melding.gezinsvoogd),
      gemeenten: this.#gemeenten(plek),
      gebeurdMs,
      opMs: this.vastgelegd(gebeurdMs, isPolitie && !spoedeisend),
    };
  }

  /** Outside office hours only what is urgent is recorded at once; the rest waits for the next morning. */
  vastgelegd(gebeurdMs: number, inBatch: boolean): number {
    const { toeval, kalender } = this;
    if (!inBatch || kalender.isKantoortijd(gebeurdMs))
      return Math.round(gebeurdMs + toeval.getal() * INVOER_MS);
    return Math.round(kalender.ochtend(gebeurdMs, melding.batchUren, toeval));
  }

  #gemeenten(plek: Plek): readonly [string, ...string[]] {
    const zelfdeRegio = this.plekken.filter(({ regio, code }) => regio === plek.regio && code !== plek.code);
    if (!this.toeval.kans(melding.tweeGemeenten) || zelfdeRegio.length === 0) return [plek.code];
    return [plek.code, this.toeval.een(zelfdeRegio as [Plek, ...Plek[]]).code];
  }

  #andereBron(): Bron {
    const { politie: _, ...anderen } = bron.verdeling;
    return this.toeval.uit(anderen);
  }

  #ergensOpDeDag({ beginMs }: Dag): number {
    const uur = plaatsIn(this.#urengrenzen, this.toeval.getal());
    return Math.round(beginMs + (uur + this.toeval.getal()) * UUR_MS);
  }

  #inKantoortijd({ beginMs }: Dag): number {
    const { beginUur, eindUur } = KENGETALLEN.kantoortijd;
    return Math.round(beginMs + this.toeval.tussen(beginUur, eindUur - 0.5) * UUR_MS);
  }
}

const cumulatief = (gewichten: readonly number[]): readonly number[] => {
  const som = gewichten.reduce((a, b) => a + b, 0);
  let tot = 0;
  return gewichten.map((gewicht) => {
    tot += gewicht;
    return tot / som;
  });
};
