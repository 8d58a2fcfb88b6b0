import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { subjects, type StoredEvent } from '@fanfare/contracts';
import { GatheringPublisher } from '@fanfare/bus';
import { Finish } from './injection.js';
import { Product } from './product.js';
import { percentile, round, type BenchOptions, type Report } from './scenario.js';
import { workspace } from './workflows.js';

/** Time for all runs to begin and to be waiting, in ms for each: a schedule is a message of its own, flushed by itself. */
const beginMs = 4;

/** The instants that are waited for lie within so many ms. */
const spreadMs = 1_000;

/** Runs that all wait for an instant within one second: how long after its own each is over, the step behind included. */
export async function timers(options: BenchOptions): Promise<Report> {
  const { runs, syncInterval } = options;
  const product = await Product.start('timers', syncInterval);
  try {
    const finish = new Finish(runs);
    const due = Date.now() + 5_000 + runs * beginMs;
    const dueOnOurClock = performance.now() + (due - Date.now());
    const spread = (i: number) => Math.floor((i * spreadMs) / runs);
    const place = (event: string) => Number(event.slice(event.lastIndexOf('-') + 1));
    const watch = product.watchEnds(finish, (event) => dueOnOurClock + spread(place(event)));
    const publisher = new GatheringPublisher((subject, payload) => product.js.publish(subject, payload));
    const batch = randomUUID();
    await Promise.all(
      Array.from({ length: runs }, (_, i) => {
        const event = anEvent(`${batch}-${i}`, due + spread(i));
        return publisher.publish(subjects.event(workspace, event.type), JSON.stringify(event));
      }),
    );
    while ((await product.waitingTimers()) < runs && Date.now() < due) await delay(500);
    const armedEarlyMs = due - Date.now();
    await finish.all;
    watch.unsubscribe();
    const sorted = finish.sorted();
    if (armedEarlyMs <= 0) throw new Error('the runs had not begun to wait when their time came: give them more');
    return {
      scenario: 'timers',
      runs,
      runsPerSecond: round(runs / ((sorted.at(-1) ?? 0) / 1000)),
      stepsPerSecond: null,
      p50Ms: percentile(sorted, 0.5),
      p99Ms: percentile(sorted, 0.99),
      lastMs: percentile(sorted, 1),
      cpuSecondsPer1000Steps: null,
      rssMiB: null,
      syncInterval,
      historyLagMs: await product.historyLag(),
    };
  } finally {
    await product.stop();
  }
}

function anEvent(id: string, until: number): StoredEvent {
  const now = Date.now();
  return {
    id,
    type: 'Card.CoverClicked',
    workspaceId: workspace,
    occurredAt: new Date(now).toISOString(),
    acceptedAt: now,
    data: { cardTitle: 'Spin the wheel', until: new Date(until).toISOString() },
  };
}
