import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { TOPICS, topicAntwoorden, topicInkomend } from '#contracts';
import { LogUnavailable, WakeUp } from '#event-sourcing';
import { Bus, backOff, partitionOf, runInTrace, traceOfParent } from '#platform';
import type { Consumption, Partition, ReceivedMessage } from '#platform';
import { Antwoordenboek } from '../../application/antwoordenboek.js';
import type { Afhandeling } from '../../application/antwoordenboek.js';
import { AFNEMER, MAX_TEGELIJK } from './limieten.js';
import { Opdrachtverwerker } from './opdrachtverwerker.js';
import type { InkomendVeiligThuis } from './opdrachtverwerker.js';

/** How soon an operator sees what stands still, and it goes on when he says so. */
const LUISTER_MS = 5_000;

/** A chain of causes is shorter; one that goes round ends here. */
const MEESTE_OORZAKEN = 5;

/** The bus kept commands for less long than this consumer was away. */
export class OpdrachtenVerlopen extends Error {
  override readonly name = 'OpdrachtenVerlopen';
}

/** For which Veilig Thuis this process takes commands, by which bus. */
export class InkomendeLijnen {
  constructor(
    readonly bus: Bus,
    readonly veiligThuizen: readonly InkomendVeiligThuis[],
    /** Told of every failure, also of those that pass by themselves. */
    readonly onError?: (fout: Error) => void,
  ) {}
}

/**
 * Takes the commands that come as messages, from the start of the app until its end. Each is handled in order, answered in
 * the transaction that moves the position, and the answers are published from there: nothing is lost, nothing done twice.
 */
@Injectable()
export class InkomendeOpdrachten implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #logger = new Logger('opdrachten');
  readonly #stopt = new AbortController();
  readonly #nieuws = new WakeUp();
  readonly #perTopic: ReadonlyMap<string, InkomendVeiligThuis>;
  /** Undefined until the bus has answered for the first time. */
  #lijn: Consumption | undefined;
  #uitgevers: readonly Promise<void>[] = [];
  /** By partition or topic: why the last message could not be handled, or what does not get out. Empty when all goes well. */
  readonly #haperingen = new Map<string, Error>();
  /** The partitions whose standing still is stored, where an operator finds it. */
  readonly #verteld = new Set<string>();
  #oor: NodeJS.Timeout | undefined;

  constructor(
    private readonly lijnen: InkomendeLijnen,
    private readonly boek: Antwoordenboek,
    private readonly verwerker: Opdrachtverwerker,
  ) {
    this.#perTopic = new Map(lijnen.veiligThuizen.map((vt) => [topicInkomend(vt.id), vt]));
  }

  onApplicationBootstrap(): void {
    this.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  /** Returns at once: a bus or a database that is away is waited for. */
  start(): void {
    this.#uitgevers = this.#uitTopics().map((topic) => this.#geefUit(topic));
    const lijn = this.lijnen.bus.consume({
      group: AFNEMER,
      topics: [...this.#perTopic.keys()],
      positionOf: (partition) => this.#begin(partition),
      handle: (partition, berichten) => this.#handel(partition, berichten),
      maxMessages: MAX_TEGELIJK,
      onError: (fout) => this.#meld(fout),
    });
    this.#oor = setInterval(() => void this.#luister().catch(() => undefined), LUISTER_MS).unref();
    lijn
      .then(async (consumption) => {
        this.#lijn = consumption;
        if (this.#stopt.signal.aborted) await consumption.stop();
        else await this.#meldVerlopen(consumption);
      })
      .catch((fout: unknown) => this.#meld(fout as Error));
  }

  /** Resolves when nothing is handled or published any more; a bus that never answered is not waited for. */
  async stop(): Promise<void> {
    this.#stopt.abort();
    clearInterval(this.#oor);
    await this.#lijn?.stop();
    await Promise.all(this.#uitgevers);
  }

  /** Rejects while a partition stands still or waits for something of our own, or answers do not get out. */
  async gezond(): Promise<void> {
    const [hapering] = [...this.#haperingen.values(), ...(this.#lijn?.stopped.values() ?? [])];
    if (hapering) throw hapering;
  }

  /** Another process may have left answers behind with the partition. */
  async #begin(partition: Partition): Promise<number | undefined> {
    const positie = await this.boek.positieVan(partition);
    // What still goes wrong is met again at once; what went wrong with a partition that was lost is no longer ours.
    const uit = new Set(this.#uitTopics());
    for (const wat of this.#haperingen.keys()) if (!uit.has(wat)) this.#haperingen.delete(wat);
    this.#nieuws.notify();
    return positie;
  }

  /** Commands that the bus has thrown away unread: their senders never get an answer, so somebody must hear of it. */
  async #meldVerlopen(lijn: Consumption): Promise<void> {
    for (const { topic, partition, first } of await lijn.extents()) {
      const positie = (await this.boek.positieVan({ topic, partition })) ?? 0;
      if (positie < first)
        this.#meld(new OpdrachtenVerlopen(`${topic}/${partition}: ${positie} up to ${first} expired unread`));
    }
  }

  async #handel(partition: Partition, berichten: readonly ReceivedMessage[]): Promise<void> {
    const veiligThuis = this.#perTopic.get(partition.topic);
    if (!veiligThuis) throw new Error(`no Veilig Thuis is known for ${partition.topic}`);
    const naam = `${partition.topic}/${partition.partition}`;
    for (const bericht of berichten) {
      // What follows is delivered again, to whoever has the partition then.
      if (this.#stopt.signal.aborted) throw new Error('the consumer of commands stops');
      await this.#onthoudend(naam, () =>
        this.boek
          .handelAf(partition, bericht.offset, (overslaan) =>
            overslaan ? this.verwerker.slaOver(veiligThuis, bericht) : this.#verwerk(veiligThuis, bericht),
          )
          .catch((fout: unknown) => this.#nietGelukt(partition, fout)),
      );
      this.#nieuws.notify();
    }
  }

  /** It is tried again for ever; what does not pass by itself an operator can find, and let be passed by. */
  async #nietGelukt(partition: Partition, fout: unknown): Promise<never> {
    if (!(fout instanceof LogUnavailable))
      await this.boek.meldStilstand(partition, naamVan(fout)).catch(() => undefined);
    throw fout;
  }

  /** Stores which partitions stand still, and lets those go on that an operator let go on. */
  async #luister(): Promise<void> {
    const lijn = this.#lijn;
    if (!lijn) return;
    for (const [naam, { message }] of lijn.stopped) {
      const partition = partitionOf(naam);
      if (!this.#verteld.has(naam)) {
        await this.boek.meldStilstand(partition, message);
        this.#verteld.add(naam);
      } else if (!(await this.boek.staatStil(partition))) {
        this.#verteld.delete(naam);
        lijn.resume(partition);
      }
    }
  }

  /** Within the trace of the sender, when it names one. */
  #verwerk(veiligThuis: InkomendVeiligThuis, bericht: ReceivedMessage): Promise<Afhandeling> {
    const trace = traceOfParent(bericht.headers['ce_traceparent']);
    const verwerk = () => this.verwerker.verwerk(veiligThuis, bericht);
    return trace ? runInTrace(trace, verwerk) : verwerk();
  }

  /** Each with its own line, so that a topic that takes nothing holds up no other Veilig Thuis. */
  #uitTopics(): readonly string[] {
    return [...this.lijnen.veiligThuizen.map(({ id }) => topicAntwoorden(id)), TOPICS.deadLetter];
  }

  /** Until the end; what cannot get out is tried again, longer after each failure. */
  async #geefUit(topic: string): Promise<void> {
    const { signal } = this.#stopt;
    for (let mislukt = 0; !signal.aborted;) {
      const gezien = this.#nieuws.count;
      try {
        const aantal = await this.#onthoudend(topic, () =>
          this.boek.geefUit(topic, (berichten) => this.lijnen.bus.publish(berichten)),
        );
        mislukt = 0;
        if (aantal === 0) await this.#nieuws.wait(gezien, signal);
      } catch (fout) {
        this.#meld(fout as Error);
        await backOff(mislukt, signal);
        mislukt += 1;
      }
    }
  }

  async #onthoudend<T>(wat: string, doe: () => Promise<T>): Promise<T> {
    try {
      const gedaan = await doe();
      this.#haperingen.delete(wat);
      return gedaan;
    } catch (fout) {
      this.#haperingen.set(wat, fout as Error);
      throw fout;
    }
  }

  #meld(fout: Error): void {
    if (this.lijnen.onError) this.lijnen.onError(fout);
    else this.#logger.error(fout);
  }
}

/** The kinds of error, down to the first cause. Never their texts: those may quote what the sender wrote. */
const naamVan = (fout: unknown): string => {
  const namen: string[] = [];
  for (let at: unknown = fout; at instanceof Error && namen.length < MEESTE_OORZAKEN; at = at.cause)
    namen.push(at.name);
  return namen.join(' < ') || 'Error';
};
