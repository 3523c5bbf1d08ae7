export { ManualClock } from './manual-clock.js';
export { InMemoryEventLog } from './in-memory-event-log.js';
export { eventLogContract } from './event-log.contract.js';
export type { LogUnderTest } from './event-log.contract.js';
export { collected, exampleRecords } from './example-records.js';
