import { StapGeweigerd, beslis } from '#casus/domein';
import type { Partij } from '#event-sourcing';
import { Aanmelder, plekken, verdeelOverDagen, verwachteAantal } from './aanmeldingen.js';
import type { Aanmelding } from './aanmeldingen.js';
import { Casusloop, alsStap } from './casusloop.js';
import type { Plan, Wereld } from './casusloop.js';
import { reageer } from './gedrag/reacties.js';
import { waak } from './gedrag/termijnwachter.js';
import { eersteMelding } from './gedrag/melding.js';
import { DAG_MS, Kalender } from './kalender.js';
import type { Dag } from './kalender.js';
import { periodeVan, regiosVan, toetsAantallen } from './parameters.js';
import type { Periode, Simulatieparameters } from './parameters.js';
import { legVast } from './recordmaker.js';
import type { Vastlegging } from './recordmaker.js';
import { Telling } from './telling.js';
import type { Overzicht } from './telling.js';
import { Toeval } from './toeval.js';
import { Wachtrij } from './wachtrij.js';

/** What began just before the end still needs its next days. */
const UITLOOP_MS = 120 * DAG_MS;

/**
 * A plausible history of many cases: for each case its people mean to do things, and the rules of the hub decide.
 * Iterating it gives what would have been appended, in the order of record time over all cases; each item is one
 * append at the revision before it.
 *
 * ```ts
 * const simulatie = new Simulatie({ boek, zaad: 'a', van: '2024-01-01T00:00:00Z', tot: '2025-01-01T00:00:00Z', casussen: 50 });
 * for (const { stroom, verwachteRevisie, records } of simulatie) await log.append(stroom, verwachteRevisie, records);
 * ```
 * The same parameters give the same records, byte for byte. A case that has nothing more to do is forgotten.
 */
export class Simulatie implements Iterable<Vastlegging> {
  /** Cases whose first melding comes in the period; one that is recorded only after it is not in the log. */
  readonly aantalCasussen: number;
  readonly periode: Periode;
  readonly #wereld: Wereld;
  readonly #regios: readonly string[];
  #telling = new Telling();

  /** @throws OngeldigeSimulatie, OngeldigeTijd */
  constructor(private readonly parameters: Simulatieparameters) {
    toetsAantallen(parameters);
    this.periode = periodeVan(parameters);
    const { boek, zaad } = parameters;
    const { vanMs, totMs } = this.periode;
    const kalender = new Kalender(vanMs - DAG_MS, totMs + UITLOOP_MS);
    this.#wereld = { boek, kalender, zaad, totMs };
    this.#regios = regiosVan(parameters);
    this.aantalCasussen =
      parameters.casussen ?? verwachteAantal(plekken(boek, this.#regios, totMs), this.periode);
  }

  /** What the last iteration came to so far. */
  get overzicht(): Overzicht {
    return this.#telling;
  }

  *[Symbol.iterator](): Iterator<Vastlegging> {
    const rij = new Wachtrij<Casusloop>();
    const dagen = this.#begindagen();
    this.#telling = new Telling();
    let volgende = dagen.next();
    let nuMs = this.periode.vanMs;
    for (;;) {
      const eerste = rij.eerste();
      if (!volgende.done && (!eerste || eerste.opMs >= volgende.value.dag.beginMs)) {
        for (const loop of volgende.value.lopen) this.#laatWachten(rij, loop);
        volgende = dagen.next();
        continue;
      }
      const loop = rij.neem();
      if (!loop) return;
      const plan = loop.neemPlan();
      if (!plan) throw new Error('a case waits for a plan that it does not have');
      nuMs = Math.max(nuMs, plan.opMs);
      loop.nuMs = nuMs;
      const vastlegging = this.#neem(loop, plan);
      this.#laatWachten(rij, loop);
      if (!vastlegging) continue;
      this.#telling.vastgelegd(vastlegging);
      yield vastlegging;
    }
  }

  /** A case with nothing more to do in the period is counted and forgotten. */
  #laatWachten(rij: Wachtrij<Casusloop>, loop: Casusloop): void {
    if (Number.isFinite(loop.opMs)) rij.voegToe(loop);
    else this.#telling.klaar(loop);
  }

  /** The cases that begin, day after day. */
  *#begindagen(): Generator<{ readonly dag: Dag; readonly lopen: readonly Casusloop[] }, undefined> {
    const toeval = new Toeval(`${this.parameters.zaad}/aanmeldingen`);
    const { boek, kalender } = this.#wereld;
    const dagen = kalender.dagenTussen(this.periode.vanMs - 1, this.periode.totMs);
    const tellingen = verdeelOverDagen(dagen, this.aantalCasussen, toeval);
    const aanmelder = new Aanmelder(boek, this.#regios, kalender, toeval);
    let nummer = 0;
    for (const [i, dag] of dagen.entries()) {
      const lopen = aanmelder.vanDag(dag, tellingen[i] ?? 0).map((aanmelding) => {
        nummer += 1;
        return this.#begin(aanmelding, nummer);
      });
      yield { dag, lopen };
    }
    return undefined;
  }

  #begin(aanmelding: Aanmelding, nummer: number): Casusloop {
    const { opMs, gebeurdMs, regio } = aanmelding;
    const veiligThuis: Partij = {
      soort: 'veilig-thuis',
      id: this.#wereld.boek.voor(regio, opMs).veiligThuis.id,
    };
    const loop = new Casusloop(this.#wereld, nummer, veiligThuis, opMs);
    loop.planOp({ opMs, gebeurdMs, maak: eersteMelding(aanmelding) });
    return loop;
  }

  /** One step: what the case's people do now, if the rules let them. */
  #neem(loop: Casusloop, plan: Plan): Vastlegging | undefined {
    const gedaan = plan.maak(loop);
    if (!gedaan) return undefined;
    const stap = alsStap(gedaan, Math.min(plan.gebeurdMs, loop.nuMs));
    try {
      const { stand, nuMs } = loop;
      const opdracht = { stap, actor: gedaan.door, nuMs, ...(stand && { stand }) };
      const stappen = beslis(loop.geschiedenis, opdracht, this.#wereld.boek);
      if (stappen.length === 0) return undefined;
      const vastlegging = legVast(loop, stappen, gedaan, this.parameters.verzegeldBytes ?? 0);
      for (const gebeurtenis of loop.geschiedenis.slice(-stappen.length)) {
        reageer(loop, gebeurtenis);
        if (this.parameters.termijnbewaking !== false) waak(loop, gebeurtenis);
      }
      return vastlegging;
    } catch (fout) {
      if (!(fout instanceof StapGeweigerd)) throw fout;
      this.#telling.geweigerd(stap.type, fout.code);
      loop.herkans(plan);
      return undefined;
    }
  }
}
