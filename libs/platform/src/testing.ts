export { withTestDatabase } from './embedded-postgres/testing/with-test-database.js';
export type { TestDatabase } from './embedded-postgres/testing/with-test-database.js';
export { busContract } from './bus/bus.contract.js';
export type { BusUnderTest } from './bus/bus.contract.js';
export {
  AFZENDER,
  appendTo,
  casusRecords,
  createSeen,
  insertSeen,
  seenPerCase,
  upTo,
} from './bus/bus.fixture.js';
