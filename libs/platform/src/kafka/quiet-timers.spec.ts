import { createRequire } from 'node:module';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { quietTimers } from './quiet-timers.js';

const RequestQueue = createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js') as new (
  options: object,
) => {
  pending: unknown[];
  throttledUntil: number;
  scheduleCheckPendingRequests: () => void;
  destroy: () => void;
};

describe('the request queue of kafkajs', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const delaysWith = (pending: readonly unknown[], throttledUntil = -1): readonly unknown[] => {
    const timers = jest.spyOn(globalThis, 'setTimeout');
    const queue = new RequestQueue({ logger: { debug: () => undefined } });
    queue.pending = [...pending];
    queue.throttledUntil = throttledUntil;
    queue.scheduleCheckPendingRequests();
    const delays = timers.mock.calls.map(([, delay]) => delay);
    queue.destroy();
    timers.mockRestore();
    return delays;
  };

  it('sets no timer when nothing waits, where it would set one with a negative delay by itself', () => {
    const [own] = delaysWith([]);
    expect(own).toBeLessThan(0);
    quietTimers();
    quietTimers();
    expect(delaysWith([])).toEqual([]);
  });

  it('still looks again for requests that wait', () => {
    quietTimers();
    expect(delaysWith([{}])).toEqual([10]);
  });
});
