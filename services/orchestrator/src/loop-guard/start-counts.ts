/** Starts of one workflow for one contact that look like a loop: through a vendor, say, who forgets the chain of causes. */
const maxStarts = 50;
const withinMs = 30 * 60_000;
/** Contacts counted at once. The oldest give way: who loops comes again soon. */
const maxCounted = 200_000;
/** Other replicas are told of so many starts at once: of those who start now and then nobody need hear. */
const toldTogether = 10;

interface Count {
  since: number;
  /** The runs by name, because an event may be delivered again: that is no other start. */
  runs: Set<string>;
  /** Those of which other replicas have not heard. */
  untold: string[];
}

/** Counts starts: those of this process, and those that it hears of. */
export class StartCounts {
  private readonly counts = new Map<string, Count>();

  /** True when with this start there have been too many. */
  add(key: string, run: string, at: number): boolean {
    const count = this.countOf(key, at);
    if (count.runs.size < maxStarts && !count.runs.has(run)) {
      count.runs.add(run);
      count.untold.push(run);
    }
    return count.runs.size >= maxStarts;
  }

  /** Another replica has seen them. */
  hear(key: string, runs: readonly string[], at: number): void {
    const count = this.countOf(key, at);
    for (const run of runs) if (count.runs.size < maxStarts) count.runs.add(run);
  }

  /** What other replicas should hear of now. */
  untold(key: string): string[] {
    const count = this.counts.get(key);
    return count && count.untold.length >= toldTogether ? count.untold.splice(0) : [];
  }

  /** What there was so far does not count. */
  forget(key: string): void {
    this.counts.delete(key);
  }

  private countOf(key: string, at: number): Count {
    const known = this.counts.get(key);
    if (known && Math.abs(at - known.since) < withinMs) return known;
    this.counts.delete(key);
    const count = { since: at, runs: new Set<string>(), untold: [] };
    this.counts.set(key, count);
    if (this.counts.size > maxCounted) this.counts.delete(this.counts.keys().next().value ?? '');
    return count;
  }
}
