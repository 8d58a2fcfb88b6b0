import { Injectable } from '@nestjs/common';
import { pauseWorkflow, type ContactLock } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { Log, Metrics } from '@fanfare/chassis';
import type { Start } from '@fanfare/engine';
import type { Admitted } from '../admission.js';
import { ContactLocks, isLocked, keyOf, lockLastsMs, type WorkflowKey } from './contact-locks.js';
import { StartCounting } from './start-counting.js';

/** So many contacts locked, and it is the workflow that is at fault. */
const maxLocked = 5;

/** Stops what the chain of causes cannot: a loop through a vendor. */
@Injectable()
export class LoopGuard {
  private readonly made;
  /** The lock being made: the next one must count it, or five of one moment would each be the first. */
  private locking: Promise<void> = Promise.resolve();

  constructor(
    private readonly locks: ContactLocks,
    private readonly counting: StartCounting,
    private readonly requests: Requests,
    private readonly log: Log,
    metrics: Metrics,
  ) {
    this.made = metrics.counter('fanfare_loop_locks_total', 'Contacts for whom a workflow was locked as a loop', []);
  }

  /** Those that may start; the others loop. */
  passing(admitted: readonly Admitted[]): { passing: Admitted[]; looping: Admitted[] } {
    const { passing = [], looping = [] } = Object.groupBy(admitted, (one) =>
      this.isLooping(one) ? 'looping' : 'passing',
    );
    return { passing, looping };
  }

  /**
   * Counts runs that begin, or wait for their turn, and locks their contacts where there were too many. What does not
   * become a run, because its workflow lets nobody in so often, does not come to a loop either.
   */
  async count(begun: readonly Admitted[]): Promise<void> {
    for (const { workflow, start } of begun) {
      const { run, contact } = start;
      if (!contact) continue;
      const of = { workspace: workflow.info.workspace, workflow: workflow.info.id };
      const tooMany = this.counting.add(`${keyOf(of)}/${contact.id}`, causeOf(start), run.startedAt);
      if (!tooMany) continue;
      const locked = this.locking.then(() => this.lock(of, contact.id, run));
      // Who waits for this one is told below; the next one is made all the same.
      this.locking = locked.catch(() => undefined);
      await locked;
    }
  }

  /** The locks of a workflow that hold now, the latest first. */
  locksOf(of: WorkflowKey, now: number): ContactLock[] {
    const known = this.locks
      .at(of, now)
      .flatMap(({ contact, since }) => (contact === undefined ? [] : [{ contact, since, until: since + lockLastsMs }]));
    return known.sort((a, b) => b.since - a.since);
  }

  /** It may start again for a contact from now on. What came before stays refused, should it come again. */
  async unlock(of: WorkflowKey, contact: string, now: number): Promise<boolean> {
    const known = this.locks.last(of, contact);
    if (!known || !isLocked(known, now)) return false;
    await this.locks.put(contact, { ...known, until: now });
    this.log.info({ ...of }, 'workflow unlocked for a contact');
    return true;
  }

  private isLooping({ workflow: { info }, start: { run, contact } }: Admitted): boolean {
    const of = { workspace: info.workspace, workflow: info.id };
    return contact !== null && isLocked(this.locks.last(of, contact.id), run.startedAt);
  }

  /** From after the start that was the last: it began, and does so again when its event comes again. */
  private async lock(of: WorkflowKey, contact: string, { startedAt, version }: Start['run']): Promise<void> {
    const since = startedAt + 1;
    const last = this.locks.last(of, contact);
    // Others of its starts were under way when it was locked.
    if (last && (last.since > startedAt || isLocked(last, since))) return;
    const pauses = this.locks.from(of, since).length + 1 >= maxLocked;
    await this.locks.put(contact, { ...of, version, since, ...(pauses && { pauses }) });
    this.made.inc();
    this.log.warn({ ...of }, 'workflow locked for a contact: it starts again and again');
    if (pauses) this.pause(of);
  }

  private pause(of: WorkflowKey): void {
    const because = `It started fifty times within half an hour for each of ${maxLocked} contacts: it seems to start itself.`;
    this.requests.ask(pauseWorkflow, { ...of, because }).catch((err: unknown) => {
      // The contacts are locked, so nothing worse happens; the next one to be locked asks again.
      this.log.error({ err, ...of }, 'workflow could not be paused');
    });
  }
}

/** What a start is counted as. A run that calls a workflow for each item of a list is no loop. */
function causeOf({ run, event }: Start): string {
  return event.type === 'Workflow.Called' ? (event.origin?.run ?? run.id) : run.id;
}
