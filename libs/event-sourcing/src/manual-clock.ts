import { Clock } from './clock.js';

/** A clock that stands still until a spec moves it. */
export class ManualClock extends Clock {
  private ms: number;

  constructor(start: string | number = '2026-03-02T09:00:00Z') {
    super();
    this.ms = instantMs(start);
  }

  override nowMs(): number {
    return this.ms;
  }

  advanceMs(ms: number): void {
    this.ms += ms;
  }

  setTo(instant: string | number): void {
    this.ms = instantMs(instant);
  }
}

const instantMs = (instant: string | number): number => {
  // eslint-disable-next-line no-restricted-globals -- parses a text that a spec wrote; reads no clock
  const ms = typeof instant === 'number' ? instant : Date.parse(instant);
  if (!Number.isFinite(ms)) throw new RangeError(`${instant} is no instant`);
  return ms;
};
