import type { Beller } from '#toegang';

/** What is shown of a case; recorded with every read. */
export type InzageWat = 'casus' | 'verantwoordelijkheid' | 'tijdlijn' | 'spoor' | 'inzagen';

/** Somebody asks to read something of one case. */
export interface Leesverzoek {
  readonly casusId: string;
  readonly lezer: Beller;
  /** As it was sent; only toezicht needs one. */
  readonly reden?: string | undefined;
  readonly traceId?: string | undefined;
}
