import { Clock } from '#event-sourcing';

/** Tells the time of an invented past while the demonstration is loaded, and the real time after it. */
export class DemoKlok extends Clock {
  private gezetMs: number | undefined;

  constructor(private readonly echt: Clock) {
    super();
  }

  nowMs(): number {
    return this.gezetMs ?? this.echt.nowMs();
  }

  zet(ms: number): void {
    this.gezetMs = ms;
  }

  loopWeer(): void {
    this.gezetMs = undefined;
  }
}
