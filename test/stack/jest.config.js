import { join } from 'node:path';
import { gedeeld } from '../../jest.config.js';

const rootDir = join(import.meta.dirname, '../..');

/** The genuine Kafka and what stands on it. Apart from `npm test`, because it needs Java and Maven; it never skips. */
export default {
  rootDir,
  reporters: ['default', '<rootDir>/test/support/totals.reporter.js'],
  projects: [{ ...gedeeld, rootDir, displayName: 'stack', testRegex: '\\.stack\\.spec\\.ts$' }],
};
