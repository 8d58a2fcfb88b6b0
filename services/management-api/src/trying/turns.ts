import type { WorkflowSettings } from '@fanfare/contracts';

/** How many runs contacts have at once, as far as the runs of a what-if tell. */
export class Turns {
  private readonly ends = new Map<string, number[]>();
  private readonly limit: number;

  constructor({ concurrency }: WorkflowSettings) {
    this.limit = concurrency?.limit ?? Number.POSITIVE_INFINITY;
  }

  /** Takes a run in; true when it would have had to wait for others of its contact. */
  take(contact: string | null, startedAt: number, endedAt: number): boolean {
    if (this.limit === Number.POSITIVE_INFINITY || contact === null) return false;
    const underWay = (this.ends.get(contact) ?? []).filter((end) => end > startedAt);
    this.ends.set(contact, [...underWay, endedAt]);
    return underWay.length >= this.limit;
  }
}
