import { Clock } from '#event-sourcing';

/** The clock of the machine. */
export class SystemClock extends Clock {
  override nowMs(): number {
    return Date.now();
  }
}
