import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Timerwekker } from './timerwekker.js';

describe('waiting by the timers of Node', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('lasts as long as was asked, and lets go of the signal', async () => {
    const { signal } = new AbortController();
    const wachten = new Timerwekker().wacht(60_000, signal);
    expect(jest.getTimerCount()).toBe(1);
    jest.advanceTimersByTime(60_000);
    await wachten;
    expect(jest.getTimerCount()).toBe(0);
  });

  it('ends at once when it is told to stop, also when that was before', async () => {
    const einde = new AbortController();
    const wekker = new Timerwekker();
    const wachten = wekker.wacht(60_000, einde.signal);
    einde.abort();
    await wachten;
    await wekker.wacht(60_000, einde.signal);
    expect(jest.getTimerCount()).toBe(0);
  });
});
