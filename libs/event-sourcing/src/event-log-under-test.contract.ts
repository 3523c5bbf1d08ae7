import type { EventLog } from './event-log.js';

export interface LogUnderTest {
  /** An empty log. */
  readonly log: EventLog;
  /** Another client of the same log, as a second process would have. */
  secondConnection(): Promise<EventLog>;
  close(): Promise<void>;
}

/** What the parts of the contract work on; filled before every test. */
export interface ContractContext {
  current: LogUnderTest;
}
