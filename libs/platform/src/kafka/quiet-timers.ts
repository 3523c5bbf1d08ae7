import { createRequire } from 'node:module';

interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests: (this: RequestQueue) => void;
}

const QUEUE = 'kafkajs/src/network/requestQueue/index.js';

let quiet = false;

/**
 * kafkajs 2.2.4 sets a timer with a negative delay after every response when nothing waits to be sent, and Node 24
 * warns of each. Without waiting requests there is nothing to check: a request that comes later schedules its own
 * check. The class is changed in memory; docs/adr/0011 says why, and kafkajs is pinned to the version this was read in.
 */
export const quietTimers = (): void => {
  if (quiet) return;
  const queue = createRequire(import.meta.url)(QUEUE) as { readonly prototype: RequestQueue };
  const original = queue.prototype.scheduleCheckPendingRequests;
  queue.prototype.scheduleCheckPendingRequests = function (this: RequestQueue): void {
    if (this.pending.length > 0) original.call(this);
  };
  quiet = true;
};
