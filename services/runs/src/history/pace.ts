import { setTimeout as delay } from 'node:timers/promises';
import { SpareTime } from './spare-time.js';

/** Work shorter than this disturbs nobody. In ms. */
const shortWorkMs = 20;
/** Long enough for the ticks that processor time is counted in (10 ms), and for a moment's stall, to mean nothing. */
const lookMs = 250;
const longestRestMs = 30_000;

/**
 * How much of its time the projection works while others on the machine are short of time: a share. It looks at what
 * the others need while the database rests, again and again, and goes on as soon as there is time to spare. Resting
 * also makes the work less: what gathers meanwhile is more facts of the same runs.
 */
export class Pace {
  constructor(
    private readonly share: number,
    private readonly spare: Pick<SpareTime, 'any' | 'look'> = new SpareTime(),
    private readonly wait: (ms: number) => Promise<unknown> = (ms) => delay(ms),
  ) {}

  async rest(workedMs: number): Promise<void> {
    if (this.share >= 1 || workedMs < shortWorkMs) return;
    const restMs = Math.min(longestRestMs, workedMs * (1 / this.share - 1));
    for (let rested = 0; rested < restMs; rested += lookMs) {
      this.spare.look();
      await this.wait(lookMs);
      if (this.spare.any()) return;
    }
  }
}
