import { Injectable } from '@nestjs/common';
import { contactOf, resolveContacts, type StoredEvent } from '@fanfare/contracts';
import { Requests, runIdOf } from '@fanfare/bus';

/** A snapshot is about a KiB, and an answer must fit a NATS message of 1 MiB. */
const maxPerRequest = 250;

/**
 * Whom events are about, as the contact's id. It is asked of contacts when the event comes, as the orchestrator does, and
 * not stored as the event's own reference to be joined later: the address in one event and the device in the next are one
 * person only to contacts, and how many people take part is counted here. It also makes the contact of an event that no
 * workflow listens to. What contacts joins later it answers for with all the ids that led to the one, so readers ask with these.
 */
@Injectable()
export class Who {
  constructor(private readonly requests: Requests) {}

  /** By event id, within one workspace's events or several's: the key is `whoKey`. */
  async of(events: readonly StoredEvent[], at: number): Promise<Map<string, string>> {
    const asked = events.flatMap((event) => {
      const contact = contactOf(event);
      return contact ? [{ run: whoKey(event), workspace: event.workspaceId, at, contact }] : [];
    });
    const found = new Map<string, string>();
    for (let i = 0; i < asked.length; i += maxPerRequest) {
      const starts = asked.slice(i, i + maxPerRequest);
      const answer = await this.requests.ask(resolveContacts, { starts }, 15_000);
      for (const { run, contact } of answer.starts) found.set(run, contact.id);
    }
    return found;
  }
}

/** What contacts records the answer under: no run's id looks like it. */
export function whoKey({ workspaceId, id }: Pick<StoredEvent, 'workspaceId' | 'id'>): string {
  // Not the event's id as it is: contacts keeps it when the event is gone, and a hub may make it of whom it is about.
  return `engagement/${runIdOf(workspaceId, '', id)}`;
}
