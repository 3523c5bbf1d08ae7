import type { EventLog } from '#event-sourcing';
import { InProcessBus, logTopic } from '#platform';
import type { Bus } from '#platform';
import type { Opbouw } from './opbouw.js';

/**
 * The name of the log as a topic. Not that of the topic on Kafka: the place of a consumer is a position in the one and an
 * offset in the other, and an installation may move from the one to the other. What it has applied it knows per case.
 */
export const LOGBOEK_TOPIC = 'logboek';

/** The bus of an app that is one process: the log brings the messages. */
export const opLogbus = (log: EventLog, { afbouw }: Pick<Opbouw, 'afbouw'>): { bus: Bus; topic: string } => {
  const bus = new InProcessBus({ sources: { [LOGBOEK_TOPIC]: logTopic(LOGBOEK_TOPIC, log) } });
  afbouw.straks(() => bus.close());
  return { bus, topic: LOGBOEK_TOPIC };
};
