import { Controller } from '@nestjs/common';
import { historyEntry, streams, type HistoryEntry } from '@fanfare/contracts';
import { Consumes, type ConsumerSpec, type Delivery } from '@fanfare/bus';
import { Metrics } from '@fanfare/chassis';
import { Gathering } from './gathering.js';
import { Projection } from './projection.js';

const history: ConsumerSpec = {
  name: 'runs-history',
  stream: streams.history,
  filter: 'history.*',
  concurrency: 64, // what gathers while a write is in flight: up to 6,400 entries
};

/** Facts that one write takes: a run of three steps leaves five, so some 400 documents of a few KiB. */
const maxEntriesPerWrite = 2_000;

/** Takes the facts of runs off the bus; a message is acknowledged when its facts are in the documents. */
@Controller()
export class HistoryController {
  private readonly writes: Gathering<HistoryEntry>;
  private readonly lag;

  constructor(projection: Projection, metrics: Metrics) {
    this.writes = new Gathering((entries) => projection.add(entries), maxEntriesPerWrite);
    this.lag = metrics.histogram(
      'fanfare_history_lag_seconds',
      'Time from a fact being stored on HISTORY to being readable',
      [],
    );
  }

  @Consumes(history)
  async take(delivery: Delivery): Promise<void> {
    const items = await delivery.items(historyEntry);
    await this.writes.add(items.map(({ head }) => head));
    this.lag.observe((Date.now() - delivery.storedAt) / 1000);
  }
}
