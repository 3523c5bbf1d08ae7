import { randomUUID } from 'node:crypto';
import { TOPICS } from '#contracts';
import type { Consumption, ReceivedMessage } from '#platform';
import { NietGelukt } from './grond.js';
import type { Kafkagrond } from './grond.js';
import { GeenRecht, kafkaWeigert, weigertKafka } from './rechten.js';

/** All letters, from the first to what was last when it began; as a group of its own that nobody else shares. */
export const alleBrieven = async (grond: Kafkagrond): Promise<readonly ReceivedMessage[]> => {
  const lezing = new Lezing(grond);
  // The client waits for a broker without holding the process; it would end as if all had been done.
  const wakker = setInterval(() => undefined, WAKKER_MS);
  try {
    return await Promise.race([lezing.mislukt, lezing.alles()]);
  } finally {
    clearInterval(wakker);
  }
};

const WAKKER_MS = 60_000;

/** A consumer comes back after every failure, and each of those took its tries already; an operator waits no longer than this. */
const MEESTE_FOUTEN = 3;

class Lezing {
  /** Rejects when the letters will not come. */
  readonly mislukt: Promise<never>;
  readonly #brieven: ReceivedMessage[] = [];
  /** Where each partition ends that is not read to its end yet. */
  readonly #einden = new Map<number, number>();
  readonly #bekend: Promise<void>;
  readonly #gelezen: Promise<void>;
  #isBekend = (): void => undefined;
  #isGelezen = (): void => undefined;
  #mislukt: (fout: Error) => void = () => undefined;
  #fouten = 0;

  constructor(private readonly grond: Kafkagrond) {
    this.#bekend = new Promise((resolve) => (this.#isBekend = resolve));
    this.#gelezen = new Promise((resolve) => (this.#isGelezen = resolve));
    this.mislukt = new Promise((_, reject) => (this.#mislukt = reject));
  }

  async alles(): Promise<readonly ReceivedMessage[]> {
    const consumptie = await this.#begin();
    for (const { partition, first, end } of await consumptie.extents())
      if (end > first) this.#einden.set(partition, end);
    this.#isBekend();
    if (this.#einden.size > 0) await this.#gelezen;
    await consumptie.stop();
    return this.#brieven;
  }

  #begin(): Promise<Consumption> {
    return this.grond.bus().consume({
      group: `overdracht-hub-afnemers-${randomUUID()}`,
      topics: [TOPICS.deadLetter],
      positionOf: () => Promise.resolve(undefined),
      handle: ({ partition }, berichten) => this.#neem(partition, berichten),
      onError: (fout) => this.#fout(fout),
    });
  }

  async #neem(partition: number, berichten: readonly ReceivedMessage[]): Promise<void> {
    await this.#bekend;
    this.#brieven.push(...berichten);
    const laatste = berichten.at(-1)?.offset ?? 0;
    if (laatste >= (this.#einden.get(partition) ?? 0) - 1) this.#einden.delete(partition);
    if (this.#einden.size === 0) this.#isGelezen();
  }

  #fout(fout: Error): void {
    this.#fouten += 1;
    if (weigertKafka(fout))
      this.#mislukt(
        new GeenRecht(`${kafkaWeigert(this.grond, `te lezen van ${TOPICS.deadLetter}`)} (${fout.message}).`),
      );
    else if (this.#fouten >= MEESTE_FOUTEN)
      this.#mislukt(new NietGelukt(`Kafka geeft de brieven niet: ${fout.message}`));
  }
}
