import { appendFileSync } from 'node:fs';

/**
 * Appends the totals of a run, as jest counted them, to the file named by TEST_TOTALS_FILE; without that
 * variable it does nothing. `.ci/run` sums them, so that it can call the test command as the README gives it.
 */
export default class TotalsReporter {
  onRunComplete(_contexts, results) {
    const file = process.env.TEST_TOTALS_FILE;
    if (!file) return;
    const totals = {
      node: process.version,
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      notRun: results.numPendingTests + results.numTodoTests,
    };
    appendFileSync(file, `${JSON.stringify(totals)}\n`);
  }
}
