import { Injectable } from '@nestjs/common';
import { contactOf, storedEvent, type StartDue, type StoredEvent } from '@fanfare/contracts';
import { Bus, contactReferences, parseJson } from '@fanfare/bus';
import { PendingStartStore, type Pending } from './pending-start.store.js';

/** Who takes what is due then: `due.starts`. */
export const starts = 'starts';

/** Runs that begin later than their event: each waits as a timer under its own id, so that arming it again is arming it once. */
@Injectable()
export class LaterStarts {
  constructor(
    private readonly bus: Bus,
    private readonly pending: PendingStartStore,
  ) {}

  /** Resolves when the timer is stored, or it is known that somebody has cancelled it. `event` is the event as text. */
  async arm(due: StartDue, event: string): Promise<void> {
    const parsed = parseJson(storedEvent, event);
    if ('error' in parsed) throw new Error(`an event that was admitted cannot be read: ${parsed.error}`);
    // Recorded first: what waits can be found, and what was cancelled meanwhile is not begun by its timer.
    if (!(await this.pending.add(pendingOf(due, parsed.value)))) return;
    await this.bus.publishAt(due.dueAt, startId(due.run), starts, { head: JSON.stringify(due), cargo: event });
  }
}

/** What the timer of a run that waits for its date is called. */
export function startId(run: string): string {
  return `${run}/start`;
}

/** What is recorded of a run that waits. */
export function pendingOf({ run, workspace, workflow, version = 0, dueAt }: StartDue, event: StoredEvent): Pending {
  const { id, type: trigger, siteId: site = null, cardId: card = null, acceptedAt } = event;
  const who = contactReferences(workspace, contactOf(event) ?? {});
  return { run, workspace, workflow, version, event: id, trigger, site, card, acceptedAt, dueAt, who };
}
