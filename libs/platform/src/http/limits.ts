/** Largest body: a full handover with attachments as text stays below 64 KiB; four times that is ample. */
export const BODY_LIMIT_BYTES = 262_144;

/** Time in which a whole request must have come in; a slow sender may not hold a connection. */
export const REQUEST_TIMEOUT_MS = 30_000;

/** Time in which an answer must begin. Longer than the time-outs of log and token issuer together. */
export const HANDLER_TIMEOUT_MS = 60_000;

/** Time for a file that is sent while it is made: the largest take half a minute to make, and a line may be slow. */
export const FILE_TIMEOUT_MS = 900_000;

/** Time in which nothing moves on a socket, above the handler's so that it never cuts off an answer. */
export const CONNECTION_TIMEOUT_MS = 90_000;

/** Idle keep-alive, above the usual 60 s of a load balancer, so that it closes first. */
export const KEEP_ALIVE_TIMEOUT_MS = 72_000;

/** Longest path parameter; ids are UUIDs and short codes. */
export const MAX_PARAM_LENGTH = 100;
