import { alsKafka, berichtVan, TOPICS } from '#contracts';
import type { Afzender, Bericht, KafkaVorm } from '#contracts';
import { stroomVan } from '#dossier';
import { LOG_START, LogUnavailable } from '#event-sourcing';
import type { EventLog, RecordedEvent } from '#event-sourcing';
import { MAX_CHUNK, PartitionStopped, chunked } from './bus.js';
import type { ReceivedMessage } from './bus.js';
import { InProcessBus } from './in-process-bus.js';
import type { TopicSource } from './in-process-bus.js';
import { problemOf } from './read-message.js';

/** Messages that never leave the process name no organisation and no address. */
const BINNENSHUIS: Afzender = {
  oin: '00000000000000000000',
  regio: 'binnenshuis',
  openbareUrl: 'https://hub.invalid',
};

/** The message of an event that is still in this process: what a bus carries is made only when it is looked at. */
class LogMessage implements ReceivedMessage {
  readonly partition = 0;
  readonly key: string;
  #form: KafkaVorm | undefined;

  constructor(
    readonly topic: string,
    readonly offset: number,
    readonly bericht: Bericht,
  ) {
    this.key = bericht.attributen.subject;
  }

  get headers(): KafkaVorm['headers'] {
    return this.#asKafka().headers;
  }

  get value(): string {
    return this.#asKafka().value;
  }

  #asKafka(): KafkaVorm {
    this.#form ??= alsKafka(this.bericht);
    return this.#form;
  }
}

/** The log of cases as a topic of one partition. The position in the log is the offset, so it survives a restart. */
export const logTopic = (topic: string, log: EventLog): TopicSource => ({
  partitions: 1,
  isLog: true,
  first: LOG_START + 1,
  end: async () => (await log.head()) + 1,
  async *follow(_, from, signal) {
    try {
      for await (const message of log.subscribeToAll({ after: Math.max(LOG_START, from - 1), signal })) {
        if (message.kind === 'events') yield* batchesOf(topic, message.events);
      }
    } catch (error) {
      if (error instanceof LogUnavailable || error instanceof PartitionStopped) throw error;
      throw new PartitionStopped(`the log cannot be followed: ${problemOf(error)}`, { cause: error });
    }
  },
});

/** What stands before an event that no message can be made of is delivered; that event is not skipped. */
function* batchesOf(topic: string, events: readonly RecordedEvent[]): Generator<readonly ReceivedMessage[]> {
  for (const chunk of chunked(events, MAX_CHUNK)) {
    const batch: ReceivedMessage[] = [];
    for (const event of chunk) {
      const message = messageOf(topic, event);
      if (message instanceof PartitionStopped) {
        if (batch.length > 0) yield batch;
        throw message;
      }
      batch.push(message);
    }
    yield batch;
  }
}

const messageOf = (topic: string, event: RecordedEvent): ReceivedMessage | PartitionStopped => {
  try {
    return new LogMessage(topic, event.positie, berichtVan(event, BINNENSHUIS));
  } catch (error) {
    return new PartitionStopped(`position ${event.positie}: ${problemOf(error)}`, { cause: error });
  }
};

/** The bus of a hub that is one process: the log is the topic of cases. */
export const logBus = (log: EventLog): InProcessBus =>
  new InProcessBus({ sources: { [TOPICS.casussen]: logTopic(TOPICS.casussen, log) } });

/** All messages of one case, as a consumer within this process gets them; none when the log does not know it. */
export const messagesOfCase = async (log: EventLog, casusId: string): Promise<readonly Bericht[]> => {
  const berichten: Bericht[] = [];
  for await (const event of log.readStream(stroomVan(casusId)))
    berichten.push(berichtVan(event, BINNENSHUIS));
  return berichten;
};
