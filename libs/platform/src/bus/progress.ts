import { WakeUp } from '#event-sourcing';

/** Another process may have the partition; then only the database knows how far it is. */
const ASK_AGAIN_MS = 500;

export interface Waiting {
  readonly name: string;
  readonly standsStill: () => Error | undefined;
  /** The position as the database has it. */
  readonly stored: () => Promise<number>;
}

/** How far a consumer is per partition, for those who wait for it. */
export class Progress {
  readonly next = new Map<string, number>();
  readonly #news = new WakeUp();
  #ended: Error | undefined;

  reached(name: string, next: number): void {
    this.next.set(name, next);
    this.changed();
  }

  changed(): void {
    this.#news.notify();
  }

  end(why: Error): void {
    this.#ended = why;
    this.changed();
  }

  async beyond(position: number, { name, standsStill, stored }: Waiting): Promise<void> {
    for (;;) {
      const { count } = this.#news;
      if ((this.next.get(name) ?? 0) > position) return;
      const why = this.#ended ?? standsStill();
      if (why) throw why;
      await this.#news.wait(count, AbortSignal.timeout(ASK_AGAIN_MS));
      if (count !== this.#news.count) continue;
      if ((await stored()) > position) return;
    }
  }
}
