/** Starts of one workflow for one contact that look like a loop: through a vendor, say, who forgets the chain of causes. */
const maxStarts = 50;
const withinMs = 30 * 60_000;
/** Contacts counted at once. The oldest give way: who loops comes again soon. */
const maxCounted = 200_000;

/** Counts starts, in this process alone: a loop is fast, and which replica sees it as such does not matter. */
export class StartCounts {
  private readonly counts = new Map<string, { since: number; starts: number }>();

  /** True when this start is one too many. */
  add(key: string, at: number): boolean {
    const known = this.counts.get(key);
    if (known && Math.abs(at - known.since) < withinMs) return ++known.starts > maxStarts;
    this.counts.delete(key);
    this.counts.set(key, { since: at, starts: 1 });
    if (this.counts.size > maxCounted) this.counts.delete(this.counts.keys().next().value ?? '');
    return false;
  }
}
