import { join } from 'node:path';
import { gedeeld, HANG_LIMIT_MS, verslag } from '../../jest.config.js';

const rootDir = join(import.meta.dirname, '../..');

/** The genuine Kafka and what stands on it. Apart from `npm test`, because it needs Java and Maven; it never skips. */
export default {
  rootDir,
  // Every file ends by itself. For a socket that cannot be closed Node would wait for ever at its very end, after all specs.
  forceExit: true,
  testTimeout: HANG_LIMIT_MS,
  ...verslag,
  projects: [{ ...gedeeld, rootDir, displayName: 'stack', testRegex: '\\.stack\\.spec\\.ts$' }],
};
