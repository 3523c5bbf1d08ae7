import { join } from 'node:path';
import { gedeeld, HANG_LIMIT_MS } from '../../jest.config.js';

const rootDir = join(import.meta.dirname, '../..');

/** The genuine Kafka and what stands on it. Apart from `npm test`, because it needs Java and Maven; it never skips. */
export default {
  rootDir,
  // A client of a broker that was killed may go on looking for it; every spec has ended its own processes by then.
  forceExit: true,
  testTimeout: HANG_LIMIT_MS,
  reporters: ['default', '<rootDir>/test/support/totals.reporter.js'],
  projects: [{ ...gedeeld, rootDir, displayName: 'stack', testRegex: '\\.stack\\.spec\\.ts$' }],
};
