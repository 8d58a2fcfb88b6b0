import { Injectable } from '@nestjs/common';
import { subjects, type StoredEvent } from '@fanfare/contracts';
import { Bus } from '@fanfare/bus';
import { ArchiveStore } from '../contact/archive.store.js';
import type { Applied } from '../contact/contact.js';
import { eventsOfChange } from '../contact/events-of-change.js';
import type { Announcement } from '../documents.js';
import { OutboxStore } from './outbox.store.js';

/** A change that was announced so long ago and is not there never came to be: its process died before it. */
const neverMadeMs = 600_000;

/** Publishes the events of changes that no step made: a step's answer carries its own. Publishing them twice starts nothing twice. */
@Injectable()
export class Teller {
  constructor(
    private readonly archive: ArchiveStore,
    private readonly outbox: OutboxStore,
    private readonly bus: Bus,
  ) {}

  /** Publishes what was announced; what was announced and not (yet) done stays announced. */
  async tell(announced: readonly Announcement[], now = Date.now()): Promise<void> {
    const causes = await this.archive.causes(announced.map(({ _id, contact }) => ({ contact, cause: _id })));
    const told = announced.filter(({ _id, at }) => causes.has(_id) || at < now - neverMadeMs);
    const events = announced.flatMap(({ _id, contact }) => {
      const cause = causes.get(_id);
      return cause ? storedEvents(contact, cause) : [];
    });
    await Promise.all(
      events.map((event) =>
        this.bus.publish(subjects.event(event.workspaceId, event.type), { head: JSON.stringify(event) }),
      ),
    );
    await this.outbox.settle(told.map(({ _id }) => _id));
  }
}

function storedEvents(contact: string, { cause, at, ...recorded }: Applied): StoredEvent[] {
  const [workspaceId = '', ...id] = contact.split('/');
  return eventsOfChange(recorded).map(({ type, data }, i) => ({
    id: `${cause}~${i}`,
    type,
    workspaceId,
    occurredAt: new Date(at).toISOString(),
    acceptedAt: at,
    contactId: id.join('/'),
    data,
  }));
}
