import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNats } from '@fanfare/servers';
import { openLimitEnd } from './limit-end.js';
import { contexts, type LimitMode, type Ping } from './limit-protocol.js';
import { usageOf } from './process-usage.js';
import { percentile, round, warmUpOf, type BenchOptions, type Report } from './scenario.js';
import { Finish, inject, paced } from './injection.js';

const hopsPerRun = 3;

/** What a three-step run costs when there is nothing but JetStream: two processes that play ping-pong. The yardstick. */
export async function limit(mode: LimitMode, options: BenchOptions, load: 'throughput' | 'latency'): Promise<Report> {
  const dir = await mkdtemp(join(tmpdir(), 'fanfare-limit-'));
  const nats = await startNats({ dir, allowGiven: false, syncInterval: options.syncInterval });
  const worker = fork(join(import.meta.dirname, 'limit-worker.js'), [nats.url, mode]);
  await new Promise((resolve) => worker.once('message', resolve));
  let finish = new Finish(warmUpOf(options));
  const end = await openLimitEnd(nats.url, 'results', mode, (ping) => {
    if (ping.hop < hopsPerRun) return ping;
    finish.done(performance.now() - ping.startedAt);
    return null;
  });
  try {
    const start = (id: number) => {
      const context = contexts[id % contexts.length] ?? {};
      return end.send({ id, hop: 0, startedAt: performance.now(), context } satisfies Ping);
    };
    await inject({ ...options, runs: warmUpOf(options) }, finish, start);
    await finish.all;
    finish = new Finish(options.runs);
    const pids = [process.pid, worker.pid ?? 0, nats.pid ?? 0];
    const before = usageOf(pids);
    const started = performance.now();
    if (load === 'throughput') await inject(options, finish, start);
    else await paced(options.runs, 50, start);
    await finish.all;
    const seconds = (performance.now() - started) / 1000;
    const after = usageOf(pids);
    const steps = options.runs * hopsPerRun;
    return {
      scenario: load === 'throughput' ? `limit-${mode}` : `limit-${mode}-latency`,
      runs: options.runs,
      runsPerSecond: round(options.runs / seconds),
      stepsPerSecond: round(steps / seconds),
      p50Ms: percentile(finish.sorted(), 0.5),
      p99Ms: percentile(finish.sorted(), 0.99),
      cpuSecondsPer1000Steps:
        before && after ? round(((after.cpuSeconds - before.cpuSeconds) * 1000) / steps, 3) : null,
      rssMiB: after?.rssMiB ?? null,
      syncInterval: options.syncInterval,
      historyLagMs: null,
    };
  } finally {
    worker.kill();
    await end.nc.close();
    await nats.stop();
    await rm(dir, { recursive: true, force: true });
  }
}
