import type { Beller } from '#toegang';

/** Why the inspection reads a case. */
export const INZAGE_REDENEN = ['calamiteit', 'steekproef', 'klacht', 'themaonderzoek'] as const;
export type InzageReden = (typeof INZAGE_REDENEN)[number];

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
