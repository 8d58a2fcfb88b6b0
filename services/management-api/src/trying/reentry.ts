import { durationMs, type WorkflowSettings } from '@fanfare/contracts';

/** How often one contact may start a workflow, as far as the events of a what-if tell: what was before them is not known. */
export class Reentry {
  private readonly starts = new Map<string, number[]>();
  private readonly limit: number;
  private readonly withinMs: number;

  constructor({ reentry }: WorkflowSettings) {
    this.limit = reentry?.limit ?? Number.POSITIVE_INFINITY;
    this.withinMs = reentry?.within === undefined ? Number.POSITIVE_INFINITY : (durationMs(reentry.within) ?? 0);
  }

  /** Whether a contact may start it once more; if so, it has. */
  enter(contact: string | null, at: number): boolean {
    if (this.limit === Number.POSITIVE_INFINITY || contact === null) return true;
    const starts = (this.starts.get(contact) ?? []).filter((start) => Math.abs(at - start) < this.withinMs);
    if (starts.length >= this.limit) return false;
    this.starts.set(contact, [...starts, at]);
    return true;
  }
}
