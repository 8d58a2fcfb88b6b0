// Quiet when all is well: a line for each spec file that takes a second or fails, and the failures in full.
import { writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const slowMs = 1_000;
const graceMs = 15_000;

export default class TestReporter {
  onTestResult(test, result) {
    const file = path.relative(root, test.path);
    const { start, end } = result.perfStats;
    if (result.failureMessage) console.log(`  FAILED  ${file}\n${result.failureMessage}`);
    else if (end - start >= slowMs) console.log(`  ${((end - start) / 1000).toFixed(1).padStart(5)} s  ${file}`);
  }

  onRunComplete(_, results) {
    const counts = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites, // a file that does not load is one failure
      skipped: results.numPendingTests + results.numTodoTests,
    };
    writeFileSync(process.env.TEST_COUNTS_FILE, JSON.stringify(counts));
    endAnyway();
  }
}

/** Something left open (a socket, a timer, a server) would keep Jest alive for ever. */
function endAnyway() {
  setTimeout(() => {
    console.error('The tests ended, but something they opened is still open: a spec does not clean up.');
    process.exit(1);
  }, graceMs).unref();
}
