import type { Bron } from '#dossier';
import type { Afsprakenboek } from '#afspraken';
import type { Dag, Kalender } from './kalender.js';
import { UUR_MS } from './kalender.js';
import { KENGETALLEN } from './kengetallen.js';
import { OngeldigeSimulatie } from './parameters.js';
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

/** The gemeenten of the regions, as the agreements know them at an instant. */
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
  readonly #urengrenzen: readonly number[];

  constructor(
    private readonly boek: Afsprakenboek,
    private readonly regios: readonly string[],
    private readonly kalender: Kalender,
    private readonly toeval: Toeval,
  ) {
    this.#urengrenzen = cumulatief(ritme.politieUren);
  }

  vanDag(dag: Dag, aantal: number): readonly Aanmelding[] {
    const hier = plekken(this.boek, this.regios, dag.beginMs);
    const grenzen = cumulatief(hier.map((plek) => plek.inwoners));
    return Array.from({ length: aantal }, () => {
      const plek = hier[plaatsIn(grenzen, this.toeval.getal())];
      if (!plek) throw new OngeldigeSimulatie('De regio heeft geen gemeenten.');
      return this.#aanmelding(dag, plek, hier);
    });
  }

  #aanmelding(dag: Dag, plek: Plek, hier: readonly Plek[]): Aanmelding {
    const { toeval } = this;
    const isPolitie = toeval.getal() * (politieGewicht(dag) + overigGewicht(dag)) < politieGewicht(dag);
    const herkomst = isPolitie ? 'politie' : this.#andereBron();
    const spoedeisend = toeval.kans(melding.spoedeisend);
    const gebeurdMs = isPolitie ? this.#ergensOpDeDag(dag) : this.#inKantoortijd(dag);
    return {
      regio: plek.regio,
      bron: herkomst,
      spoedeisend,
      gezinsvoogdBetrokken: toeval.kans(melding.gezinsvoogd),
      gemeenten: this.#gemeenten(plek, hier),
      gebeurdMs,
      opMs: this.vastgelegd(gebeurdMs, isPolitie && !spoedeisend),
    };
  }

  /** Outside office hours only what is urgent is recorded at once; the rest waits for the next morning. */
  vastgelegd(gebeurdMs: number, inBatch: boolean): number {
    const { toeval, kalender } = this;
    if (!inBatch || kalender.isKantoortijd(gebeurdMs))
      return Math.round(gebeurdMs + toeval.getal() * INVOER_MS);
    return kalender.ochtend(gebeurdMs, melding.batchUren, toeval);
  }

  #gemeenten({ regio, code }: Plek, hier: readonly Plek[]): readonly [string, ...string[]] {
    if (!this.toeval.kans(melding.tweeGemeenten)) return [code];
    const [eerste, ...rest] = hier.filter((ander) => ander.regio === regio && ander.code !== code);
    return eerste ? [code, this.toeval.een([eerste, ...rest]).code] : [code];
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
