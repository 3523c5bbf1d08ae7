import { LOG_START } from '#event-sourcing';
import type { EventLog, RecordedEvent } from '#event-sourcing';
import { MAX_CHUNK } from './bus.js';
import type { ReceivedMessage } from './bus.js';
import type { TopicSource } from './in-process-bus.js';

export interface LogTopicOptions {
  readonly topic: string;
  readonly log: EventLog;
  /** The message that an event is published as; the same that the relay puts on Kafka. */
  readonly messageOf: (event: RecordedEvent) => Promise<Pick<ReceivedMessage, 'key' | 'headers' | 'value'>>;
}

/** The log of cases as a topic of one partition. The position in the log is the offset, so it survives a restart. */
export const logTopic = ({ topic, log, messageOf }: LogTopicOptions): TopicSource => ({
  partitions: 1,
  first: LOG_START + 1,
  end: async () => (await log.head()) + 1,
  async *follow(partition, from, signal) {
    let batch: ReceivedMessage[] = [];
    for await (const message of log.subscribeToAll({ after: Math.max(0, from - 1), signal })) {
      if (message.kind === 'event') {
        const { event } = message;
        batch.push({ topic, partition, offset: event.positie, ...(await messageOf(event)) });
        if (batch.length < MAX_CHUNK) continue;
      }
      if (batch.length > 0) yield batch;
      batch = [];
    }
  },
});
