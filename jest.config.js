const swc = ['@swc/jest', { swcrc: true }];

export const gedeeld = {
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'json'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '\\.ts$': swc },
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['bron', 'node', 'node-addons'] },
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

/** No spec judges by the clock: this only ends one that hangs. A build machine may be many times slower than yours. */
export const HANG_LIMIT_MS = 600_000;

/** Modules of a finished spec stay in memory: a worker that holds this much when it is idle is replaced by a fresh one. */
export const WORKER_MEMORY_LIMIT = '1GB';

/** What failed stands once more at the end, where somebody who has only that can read it; libraries' warnings do not stand between. */
export const verslag = {
  silent: true,
  reporters: ['default', ['summary', { summaryThreshold: 0 }], '<rootDir>/test/support/totals.reporter.js'],
};

/** Unit specs touch nothing outside the process; int specs use the embedded PostgreSQL; e2e specs go through HTTP. */
export default {
  testTimeout: HANG_LIMIT_MS,
  workerIdleMemoryLimit: WORKER_MEMORY_LIMIT,
  ...verslag,
  projects: [
    { ...gedeeld, displayName: 'unit', testRegex: '(?<!\\.int|\\.e2e|\\.stack)\\.spec\\.ts$' },
    { ...gedeeld, displayName: 'int', testRegex: '\\.int\\.spec\\.ts$' },
    { ...gedeeld, displayName: 'e2e', testRegex: '\\.e2e\\.spec\\.ts$' },
  ],
};
