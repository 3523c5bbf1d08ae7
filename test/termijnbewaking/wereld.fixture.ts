import type { Afsprakenboek } from '#afspraken';
import { instantMs, isoInstant } from '#afspraken';
import { speel } from '#casus/testing';
import type { Genomen } from '#casus/testing';
import { instantieVan, isVerstreken } from '#dossier';
import type { CasusGebeurtenis, GebeurtenisVan } from '#dossier';
import { DomainError } from '#event-sourcing';
import { ManualClock } from '#event-sourcing/testing';
import { Termijnwachter, Verstrekenboek, Wekker, termijnrijenVan } from '#termijnbewaking';
import type { Notering, Verstrijking } from '#termijnbewaking';
import { InMemoryTermijnplan } from '#termijnbewaking/testing';

export const CASUS = '6f1c2a4e-0d53-4c1b-9d2e-7a8b9c0d1e2f';

/** Sleeping is letting the simulated clock go on. */
class Nooit extends Wekker {
  override wacht(): Promise<void> {
    return Promise.resolve();
  }
}

/**
 * One case in simulated time: its steps are decided again as they were generated, while watchers look at a plan that lags
 * behind as far as the spec lets it.
 */
export class Wereld extends Verstrekenboek {
  readonly clock: ManualClock;
  readonly plan = new InMemoryTermijnplan();
  geschiedenis: readonly CasusGebeurtenis[] = [];
  readonly #stappen: Genomen[];

  constructor(
    genomen: readonly Genomen[],
    private readonly boek: Afsprakenboek,
    beginMs: number,
  ) {
    super();
    this.clock = new ManualClock(beginMs);
    this.#stappen = [...genomen];
  }

  wachter(): Termijnwachter {
    return new Termijnwachter({ plan: this.plan, boek: this, clock: this.clock, wekker: new Nooit() });
  }

  /** The users take their steps up to this instant. */
  leefTot(ms: number): void {
    for (let stap = this.#stappen[0]; stap && stap.nuMs <= ms; stap = this.#stappen[0]) {
      this.#stappen.shift();
      this.#leg({ stap: stap.stap, door: stap.door, vastgelegdOp: isoInstant(stap.nuMs) });
    }
    this.clock.setTo(ms);
  }

  /** The consumer comes up to date. */
  werkPlanBij(): void {
    const dossier = { casusId: CASUS, records: [], gebeurtenissen: this.geschiedenis };
    this.plan.zet(CASUS, termijnrijenVan(dossier, this.boek));
  }

  override async antwoordt(): Promise<void> {
    await Promise.resolve();
  }

  override async noteer({ veiligThuis, gegevens, plaatsgevondenOp }: Verstrijking): Promise<Notering> {
    // Gives way, so that another watcher may come first between reading the plan and writing.
    await Promise.resolve();
    const lengte = this.geschiedenis.length;
    try {
      this.#leg({
        stap: { type: 'TermijnVerstreken', data: gegevens, plaatsgevondenOp },
        door: veiligThuis,
        vastgelegdOp: isoInstant(this.clock.nowMs()),
      });
    } catch (fout) {
      if (fout instanceof DomainError) return 'geweigerd';
      throw fout;
    }
    return this.geschiedenis.length > lengte ? 'genoteerd' : 'stond-al';
  }

  verstreken(): readonly GebeurtenisVan<'TermijnVerstreken'>[] {
    return this.geschiedenis.filter(isVerstreken);
  }

  #leg(daad: Parameters<typeof speel>[1][number]): void {
    this.geschiedenis = speel(this.boek, [daad], this.geschiedenis);
  }
}

/** Which term it was, in words that do not depend on how many events stand in between. */
export const kenmerk = ({ data, plaatsgevondenOp }: GebeurtenisVan<'TermijnVerstreken'>): string => {
  const { begonnenDoor: _, ...rest } = data;
  return JSON.stringify([isoInstant(instantMs(plaatsgevondenOp)), rest]);
};

export const instantieVanRecord = ({ data }: GebeurtenisVan<'TermijnVerstreken'>): string =>
  instantieVan(data);
