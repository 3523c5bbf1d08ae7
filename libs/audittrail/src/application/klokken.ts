import { instantMs } from '#afspraken';
import type { Klokken } from '../domain/lezing.js';

/** Both clocks of a question as they were sent, ISO 8601 with an offset. */
export interface Klokvraag {
  readonly geldigOp?: string | undefined;
  readonly beschikbaarOp?: string | undefined;
}

/** A question without `geldigOp` is about now. */
export const klokkenVan = ({ geldigOp, beschikbaarOp }: Klokvraag, nuMs: number): Klokken => ({
  geldigOpMs: geldigOp === undefined ? nuMs : instantMs(geldigOp),
  ...(beschikbaarOp !== undefined && { beschikbaarOpMs: instantMs(beschikbaarOp) }),
});
