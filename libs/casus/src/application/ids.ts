import { v5 as uuidV5 } from 'uuid';

/** Namespace of every id that the hub derives. Never change it: a repeated command must find its own events. */
const NAMESPACE = '0e6f1c1e-5f0a-5c3b-9a55-6d1f0c7f4b11';

/**
 * An id that follows from a command's idempotency key: repeating the command gives the same id, so it cannot
 * write twice, on any log.
 */
export const afgeleidId = (sleutel: string, wat: string): string => uuidV5(`${sleutel}/${wat}`, NAMESPACE);

/** Id of the n-th event that a command writes to a stream; never the same in two streams. */
export const gebeurtenisId = (stroom: string, opdrachtId: string, n: number): string =>
  uuidV5(`${stroom}/${opdrachtId}/${n}`, NAMESPACE);
