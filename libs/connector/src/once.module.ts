import { Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { Sweeping } from '@fanfare/chassis';
import { Once } from './once.js';
import { OutcomeStore } from './outcome.store.js';
import { outcomesKeptMs } from './outcomes-kept.js';

const everyMs = 3_600_000;

@Injectable()
class OutcomeSweep implements OnApplicationBootstrap {
  private readonly keptMs = outcomesKeptMs();

  constructor(
    private readonly outcomes: OutcomeStore,
    private readonly sweeping: Sweeping,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeping.every(everyMs, 'answers of steps', () => this.outcomes.sweep(Date.now() - this.keptMs));
  }
}

/** For services whose steps can be done again without changing anything more: their answers, kept and swept. */
@Module({ providers: [OutcomeStore, Once, OutcomeSweep], exports: [OutcomeStore, Once] })
export class OnceModule {}
