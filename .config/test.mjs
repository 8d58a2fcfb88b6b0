// Every check, then every test, then one plain line with the counts.
//   npm test                       everything, as CI runs it
//   npm test -- --only component   the tests of one phase: unit, component or e2e
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const root = path.dirname(import.meta.dirname);

/** Scripts of package.json that must succeed. */
const checks = ['format:check', 'lint', 'typecheck', 'build', 'knip'];

/** Where the specs of each phase are, seen from the root. End-to-end tests have the machine to themselves. */
const phases = {
  unit: { specs: '((libs|services|deploy|docs)/[^/]+/src|test/(tooling|fakes|docs))/', concurrency: '--maxWorkers=2' },
  component: { specs: '(libs|services|deploy|docs)/[^/]+/test/', concurrency: '--maxWorkers=2', sharesMongo: true },
  e2e: { specs: 'test/(?!tooling/|fakes/|docs/)', concurrency: '--runInBand' },
};

const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
if (only && !phases[only]) {
  console.error(`--only takes one of ${Object.keys(phases).join(', ')}, not "${only}".`);
  process.exit(2);
}

const total = { passed: 0, failed: 0, skipped: 0 };
const broken = [];

for (const script of only ? [] : checks) await timed(script, runCheck);
for (const phase of only ? [only] : Object.keys(phases)) await timed(phase, runPhase);

if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}`);
console.log(`\n${inWords(total)}`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function timed(name, work) {
  const start = performance.now();
  const outcome = await work(name);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${name.padEnd(14)}${seconds.padStart(6)} s   ${outcome}`);
}

async function runCheck(script) {
  const { ok, output } = await run('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  if (ok) return 'ok';
  console.log(`\n${output.trim()}\n`);
  addFailure(script);
  return 'FAILED';
}

async function runPhase(name) {
  const { specs, concurrency, sharesMongo } = phases[name];
  const folder = mkdtempSync(path.join(tmpdir(), 'fanfare-test-'));
  const countsFile = path.join(folder, 'counts.json');
  const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const jest = ['node_modules/jest/bin/jest.js', '--config=.config/jest.config.mjs', '--passWithNoTests', concurrency];
  const selection = `--testPathPatterns=^${literally(root)}/${specs}`;
  const reporter = `--reporters=${root}/.config/test-reporter.mjs`;
  const mongo = sharesMongo ? await startSharedMongo(folder) : undefined;
  const env = { TEST_COUNTS_FILE: countsFile, ...(mongo && { MONGODB_URI: mongo.url }) };
  const { ok } = await run('node', [...node, ...jest, selection, reporter], { env });
  await mongo?.stop();

  const reported = existsSync(countsFile);
  const counts = reported ? JSON.parse(readFileSync(countsFile, 'utf8')) : { passed: 0, failed: 0, skipped: 0 };
  rmSync(folder, { recursive: true });
  for (const key of Object.keys(total)) total[key] += counts[key];
  if (counts.failed > 0) broken.push(name);
  else if (!ok) addFailure(`${name} (${reported ? 'did not end by itself' : 'did not run'})`);
  return inWords(counts);
}

/** One MongoDB for all specs of a phase, each with databases of its own: starting one each costs a third of the time. */
async function startSharedMongo(dir) {
  const built = path.join(root, 'libs/servers/dist/index.js');
  if (process.env.MONGODB_URI || !existsSync(built)) return undefined;
  const { startMongo } = await import(built);
  return startMongo({ dir, tests: true });
}

function addFailure(what) {
  total.failed += 1;
  broken.push(what);
}

function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function literally(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The npm package `node` sits in node_modules/.bin, so `node` is the right one even when the system's is older. */
function run(command, args, { stdio = ['ignore', 'inherit', 'inherit'], env = {} }) {
  return new Promise((resolve) => {
    const PATH = `${path.join(root, 'node_modules/.bin')}:${process.env.PATH}`;
    const FORCE_COLOR = process.stdout.isTTY ? '1' : '0';
    const child = spawn(command, args, { cwd: root, stdio, env: { ...process.env, PATH, FORCE_COLOR, ...env } });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}
