import { Controller, Inject } from '@nestjs/common';
import { historyEntry, streams, type HistoryEntry } from '@fanfare/contracts';
import { Consumes, type ConsumerSpec, type Delivery } from '@fanfare/bus';
import { CONFIG, Metrics } from '@fanfare/chassis';
import { failedBranch, FailedBranchStore } from '../again/failed-branch.store.js';
import type { RunsConfig } from '../runs.config.js';
import { Gathering } from './gathering.js';
import { Pace } from './pace.js';
import { Projection } from './projection.js';

const history: ConsumerSpec = {
  name: 'runs-history',
  stream: streams.history,
  filter: 'history.*',
  concurrency: 512,
  itemsInHand: 32_000, // what gathers while a write is in flight
};

/**
 * Facts that one write takes. Many, because under load the facts of one run lie thousands of others apart: a quarter as
 * many facts per write was two thirds as many documents, and three times as many writes in all.
 */
const maxEntriesPerWrite = 16_000;

/** Takes the facts of runs off the bus; a message is acknowledged when its facts are in the documents. */
@Controller()
export class HistoryController {
  private readonly writes: Gathering<HistoryEntry>;
  private readonly lag;

  constructor(
    projection: Projection,
    private readonly failed: FailedBranchStore,
    metrics: Metrics,
    @Inject(CONFIG) config: RunsConfig,
  ) {
    const pace = new Pace(config.HISTORY_SHARE);
    this.writes = new Gathering(
      (entries) => projection.add(entries),
      maxEntriesPerWrite,
      (workedMs) => pace.rest(workedMs),
    );
    this.lag = metrics.histogram(
      'fanfare_history_lag_seconds',
      'Time from a fact being stored on HISTORY to being readable',
      [],
    );
  }

  @Consumes(history)
  async take(delivery: Delivery): Promise<void> {
    const items = await delivery.items(historyEntry);
    await this.failed.keep(items.flatMap(({ head, cargo }) => failedBranch(head, cargo)));
    await this.writes.add(items.map(({ head }) => head));
    this.lag.observe((Date.now() - delivery.storedAt) / 1000);
  }
}
