import { Command, Option } from 'commander';
import { contactsScenario } from './contacts.js';
import { importScenario } from './import.js';
import { limit } from './limit.js';
import { outage } from './outage.js';
import { productScenario, type ProductScenario } from './product-scenario.js';
import { timers } from './timers.js';
import type { BenchOptions, Report, SyncInterval } from './scenario.js';

const product: ProductScenario[] = [
  { name: 'throughput-pure', kind: 'pure', load: 'throughput', by: 'stream', contacts: false },
  { name: 'throughput-pure-contacts', kind: 'pure', load: 'throughput', by: 'stream', contacts: true },
  { name: 'throughput-pure-gateway', kind: 'pure', load: 'throughput', by: 'gateway', contacts: false },
  { name: 'throughput-own', kind: 'own', load: 'throughput', by: 'stream', contacts: true },
  { name: 'throughput-http', kind: 'http', load: 'throughput', by: 'stream', contacts: false },
  { name: 'latency', kind: 'pure', load: 'latency', by: 'stream', contacts: false },
  { name: 'latency-contacts', kind: 'pure', load: 'latency', by: 'stream', contacts: true },
];

const command = new Command('bench')
  .description('Measures Fanfare against bare JetStream. Prints one JSON line per scenario.')
  .argument(
    '[scenarios...]',
    `limit, throughput, latency, timers, outage, import, contacts, or one of: ${product.map(({ name }) => name).join(', ')}`,
    ['limit', 'throughput', 'latency'],
  )
  .option('--runs <n>', 'runs of a throughput scenario (slower ones take a fraction)', Number, 40_000)
  .option('--latency-runs <n>', 'runs of a latency scenario, at 50 a second', Number, 500)
  .option('--timers <n>', 'runs of the scenario timers, which all wait for one instant', Number, 10_000)
  .option('--outage-runs <n>', 'runs of the scenario outage, which all wait for one vendor', Number, 5_000)
  .option('--minutes <n>', 'how long that vendor is down', Number, 10)
  .option('--rows <n>', 'rows of the file of the scenario import', Number, 100_000)
  .option('--no-again', 'leave out importing the same file a second time')
  .option('--contacts <n>', 'how many there are in the scenario contacts', Number, 50_000)
  .option('--window <n>', 'runs in flight at most', Number, 4_000)
  .addOption(
    new Option('--sync <interval>', 'when JetStream flushes to disk').choices(['always', '2m']).default('always'),
  )
  .parse();

const options = command.opts<{
  runs: number;
  latencyRuns: number;
  timers: number;
  outageRuns: number;
  minutes: number;
  rows: number;
  again: boolean;
  contacts: number;
  window: number;
  sync: SyncInterval;
}>();
const wanted = new Set(command.args.length > 0 ? command.args : ['limit', 'throughput', 'latency']);
const loads = {
  throughput: { runs: options.runs, window: options.window, syncInterval: options.sync },
  latency: { runs: options.latencyRuns, window: options.window, syncInterval: options.sync },
} satisfies Record<string, BenchOptions>;

const limits: Record<string, Report> = {};
// The yardstick runs in the same call as what it measures: on a shared machine only ratios of one run mean anything.
if (wanted.has('limit') || wanted.has('throughput')) {
  print(await limit('single', { ...loads.throughput, runs: Math.min(3_000, options.runs) }, 'throughput'));
  limits['throughput'] = print(await limit('arrays', loads.throughput, 'throughput'));
  print(await limit('large-arrays', loads.throughput, 'throughput'));
}
if (wanted.has('limit') || wanted.has('latency')) {
  limits['latency'] = print(await limit('arrays', loads.latency, 'latency'));
}
for (const scenario of product) {
  if (!wanted.has(scenario.name) && !wanted.has(scenario.load)) continue;
  const share = scenario.kind === 'pure' ? 1 : 0.25;
  const load = loads[scenario.load];
  print(
    compared(
      await productScenario(scenario, { ...load, runs: Math.ceil(load.runs * share) }),
      limits[scenario.load],
      scenario.load,
    ),
  );
}
if (wanted.has('timers')) print(await timers({ ...loads.throughput, runs: options.timers }));
if (wanted.has('outage')) {
  const { outageRuns: runs, minutes, sync: syncInterval } = options;
  console.log(JSON.stringify(await outage({ runs, minutes, syncInterval })));
}
if (wanted.has('import')) console.log(JSON.stringify(await importScenario(options.rows, options.again, options.sync)));
if (wanted.has('contacts')) console.log(JSON.stringify(await contactsScenario(options.contacts, options.sync)));
process.exit(0);

function compared(report: Report, yardstick: Report | undefined, load: ProductScenario['load']): Report {
  if (!yardstick) return report;
  const [ours, ideal] =
    load === 'throughput' ? [report.stepsPerSecond, yardstick.stepsPerSecond] : [report.p50Ms, yardstick.p50Ms];
  return ours && ideal ? { ...report, ofLimit: Number((ours / ideal).toFixed(2)) } : report;
}

function print(report: Report): Report {
  console.log(JSON.stringify(report));
  return report;
}
