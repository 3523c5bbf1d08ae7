import { OpstartFout } from '../opstart-fout.js';
import type { EventStoreDbEventLog, EventStoreDbOptions } from './eventstoredb-event-log.js';

/**
 * A log that was seen to answer. The client is loaded here and not before: it takes 24 MB that an installation on PostgreSQL
 * has no use for.
 * @throws OpstartFout
 */
export const openEventStoreDb = async (options: EventStoreDbOptions): Promise<EventStoreDbEventLog> => {
  const { EventStoreDbEventLog } = await import('./eventstoredb-event-log.js');
  const log = new EventStoreDbEventLog(options);
  try {
    await log.head();
    return log;
  } catch (error) {
    await log.close();
    throw asOpstartFout(error);
  }
};

const asOpstartFout = (error: unknown): unknown => {
  const options = { cause: error };
  if (!(error instanceof Error)) return error;
  switch (error.name) {
    case 'LogUnavailable':
      return new OpstartFout(
        'EventStoreDB antwoordt niet.',
        'Controleer of de server draait, en of adres, poort en CA-bestand kloppen.',
        options,
      );
    case 'EventStoreDbRefused':
      return new OpstartFout(
        'EventStoreDB weigert het account van de hub.',
        'Controleer gebruiker en wachtwoord, en of het account $all mag lezen.',
        options,
      );
    default:
      return error;
  }
};
