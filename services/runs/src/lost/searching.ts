import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, Log, Metrics, Shutdown } from '@fanfare/chassis';
import { recurring } from '../recurring.js';
import type { RunsConfig } from '../runs.config.js';
import { Search } from './search.js';
import { StuckRunStore } from './stuck-run.store.js';
import { TurnStore } from './turn.store.js';

/** A replica that took its turn and was not heard of again has it for so long. */
const longestTurnMs = 5 * 60_000;

/** Has the search for lost runs done every so often, by one replica at a time. */
@Injectable()
export class Searching implements OnApplicationBootstrap {
  private readonly gauge;
  private readonly seconds;

  constructor(
    private readonly search: Search,
    private readonly turns: TurnStore,
    private readonly stuck: StuckRunStore,
    private readonly shutdown: Shutdown,
    private readonly log: Log,
    metrics: Metrics,
    @Inject(CONFIG) private readonly config: RunsConfig,
  ) {
    this.gauge = metrics.gauge('fanfare_lost_runs', 'Runs that do not go on by themselves', ['standing']);
    this.seconds = metrics.histogram('fanfare_lost_runs_search_seconds', 'Time that one search for lost runs took', []);
  }

  onApplicationBootstrap(): void {
    recurring('search for lost runs', this.shutdown, this.config.LOST_RUNS_EVERY_MS, () => this.tick());
  }

  private async tick(): Promise<void> {
    try {
      await this.turn(Date.now());
      for (const standing of ['lost', 'setAside'] as const) {
        this.gauge.set({ standing }, await this.stuck.count(standing));
      }
    } catch (err) {
      // Somebody who had to be asked was away. Nobody is called lost for that; the next search asks again.
      this.log.warn({ err }, 'the search for lost runs did not finish');
    }
  }

  private async turn(now: number): Promise<void> {
    const { LOST_RUNS_EVERY_MS: everyMs, LOST_RUNS_AFTER_MS: afterMs, LOST_RUNS_AT_ONCE: limit } = this.config;
    const turn = await this.turns.take(now, now + longestTurnMs);
    if (!turn) return;
    let after = turn.after;
    const done = this.seconds.startTimer();
    try {
      after = await this.search.once(now - afterMs, turn.after, limit);
    } finally {
      done();
      await this.turns.leave(now + everyMs, after);
    }
  }
}
