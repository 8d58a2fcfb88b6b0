import { SpareTime } from './spare-time.js';

const longestRestMs = 2_000;

/**
 * How much of its time the projection works while others on the machine are short of time. With time to spare, or a
 * share of 1, it never rests. Resting also makes the work less: what gathers meanwhile is more facts of the same runs.
 */
export class Pace {
  constructor(
    private readonly share: number,
    private readonly spare: { any(): boolean } = new SpareTime(),
  ) {}

  restAfter(workedMs: number): number {
    if (this.share >= 1 || this.spare.any()) return 0;
    return Math.min(longestRestMs, workedMs * (1 / this.share - 1));
  }
}
