import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, Metrics, Sweeping } from '@fanfare/chassis';
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
    private readonly sweeping: Sweeping,
    metrics: Metrics,
    @Inject(CONFIG) private readonly config: RunsConfig,
  ) {
    this.gauge = metrics.gauge('fanfare_lost_runs', 'Runs that do not go on by themselves', ['standing']);
    this.seconds = metrics.histogram('fanfare_lost_runs_search_seconds', 'Time that one search for lost runs took', []);
  }

  onApplicationBootstrap(): void {
    this.sweeping.punctually(this.config.LOST_RUNS_EVERY_MS, 'search for lost runs', () => this.tick());
  }

  /** When somebody who must be asked is away nobody is called lost for that; the next search asks again. */
  private async tick(): Promise<number> {
    await this.turn(Date.now());
    for (const standing of ['lost', 'setAside'] as const) {
      this.gauge.set({ standing }, await this.stuck.count(standing));
    }
    // The gauge says how many there are.
    return 0;
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
