/** What the adapter waits for and how often it tries. A spec gives smaller ones; the rest of the hub uses the default. */
export interface EventStoreDbLimits {
  readonly appendTimeoutMs: number;
  readonly appendAttempts: number;
  readonly silenceMs: number;
  readonly readFailures: number;
  readonly firstBackOffMs: number;
  readonly longestBackOffMs: number;
}

export const EVENTSTOREDB_LIMITS: EventStoreDbLimits = {
  /** An append takes milliseconds. The client tells a deadline to the server only, and then waits 20 s by itself. */
  appendTimeoutMs: 5_000,
  /** A connection that broke fails the first call; the second finds the new leader. With a third, under 16 s. */
  appendAttempts: 3,
  /** A server that has something to say says it within seconds, a checkpoint at the least. */
  silenceMs: 10_000,
  /** With the back-off this is about half a minute, in which a cluster has a new leader or will not soon. */
  readFailures: 10,
  firstBackOffMs: 50,
  longestBackOffMs: 5_000,
};

/** More at once than a server answers within the time-out. */
export const MAX_APPENDS_UNDER_WAY = 4_096;

/** Events that the client fetches ahead of a reader, and the most that a subscription delivers at a time. */
export const READ_AHEAD = 256;

/** Events per read while looking for the head: the last is mostly ours, and more are read when none was. */
export const FIRST_SCAN = 1;
export const SCAN_GROWTH = 8;
export const LARGEST_SCAN = 4_096;

/** Events per read of all streams; a page of large events still fits in the memory of a small process. */
export const ALL_PAGE = 256;

/** How many events the server looks at before it reports; larger is faster where little matches. */
export const SEARCH_WINDOW = 1_000;

/** In search windows: one checkpoint in 10,000 events, far within `silenceMs`. */
export const CHECKPOINT_INTERVAL = 10;
