/** What happens by chance in the model: all of it follows from one number, so that a case can be played again. */
export class Chance {
  constructor(private state: number) {}

  /** A whole number from 0 to below the limit. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  /** True in so many of a hundred cases. */
  happens(percent: number): boolean {
    return percent > 0 && this.below(100) < percent;
  }

  /** Takes one out of a list, whichever. */
  take<T>(list: T[]): T {
    const at = this.below(list.length);
    const taken = list[at] as T;
    const last = list.pop() as T;
    if (at < list.length) list[at] = last;
    return taken;
  }

  shuffled<T>(list: readonly T[]): T[] {
    const left = [...list];
    return list.map(() => this.take(left));
  }
}
