// Adds up what the tests and the checks counted, and closes the run with one plain line.
import { existsSync, readFileSync } from 'node:fs';

const [testsFile = '', checkFile = ''] = process.argv.slice(2);
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);
const tests = read(testsFile);
const check = read(checkFile);

/** Written by hand and raised as the house grows: a run that tested almost nothing must not look green. */
const FEWEST_TESTS = 300;

const passed = (tests?.numPassedTests ?? 0) + (check?.passed ?? 0);
const skipped = (tests?.numPendingTests ?? 0) + (tests?.numTodoTests ?? 0);
let failed = (tests?.numFailedTests ?? 0) + (check?.failed ?? 0);
const say = (line) => {
  console.log(line);
  failed += 1;
};

if (tests === null) say('The tests left no count behind.');
if (check === null) say('The checks left no count behind.');
if (tests !== null && tests.numPassedTests < FEWEST_TESTS)
  say(`Only ${tests.numPassedTests} tests passed; there are at least ${FEWEST_TESTS}.`);
for (const file of tests?.testResults ?? []) {
  // A file that cannot even be loaded has no failed test to be counted.
  if (file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'))
    say(`${file.name}: ${file.message}`);
  for (const one of file.assertionResults)
    if (one.status === 'pending' || one.status === 'skipped') console.log(`skipped: ${one.fullName}`);
}
if (skipped > 0 && process.env.CI === 'true')
  say(`${skipped} tests were skipped; here everything they need is at hand.`);

console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 ? 0 : 1;
