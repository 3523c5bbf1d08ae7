import { eventLogContract } from './event-log.contract.js';
import { InMemoryEventLog } from './in-memory-event-log.js';

eventLogContract('InMemoryEventLog', () => {
  const log = new InMemoryEventLog();
  return Promise.resolve({
    log,
    secondConnection: () => Promise.resolve(log),
    close: () => Promise.resolve(),
  });
});
