import type { Csvregel } from '#platform';
import type { Leesverzoek } from '#toegang';

/** Both clocks, as they were sent; without them: now, with all that was recorded. */
export interface Klokvraag {
  readonly geldigOp?: string | undefined;
  readonly beschikbaarOp?: string | undefined;
}

/** The trail of one case in both forms of an export: they say the same. */
export interface Casustijdlijn {
  readonly json: object;
  readonly regels: readonly Csvregel[];
}

/**
 * Who keeps the trail. Its reader may see the case, and the reading is recorded before the promise resolves. The app fills
 * this port from the context that tells the trail: contexts do not know each other.
 */
export abstract class Tijdlijnen {
  /** The columns of `regels`. */
  abstract readonly kop: readonly string[];

  /** @throws CasusOnbekend, InzageNietVastgelegd, LogUnavailable */
  abstract van(casusId: string, verzoek: Leesverzoek, klokken: Klokvraag): Promise<Casustijdlijn>;
}
