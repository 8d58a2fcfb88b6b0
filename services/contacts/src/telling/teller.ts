import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { subjects, type StoredEvent } from '@fanfare/contracts';
import { Bus } from '@fanfare/bus';
import { ArchiveStore } from '../contact/archive.store.js';
import { causeKey, type Applied } from '../contact/contact.js';
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
    const causes = await this.archive.causes(announced);
    const made = (announcement: Announcement) => causes.get(causeKey(announcement));
    const told = announced.filter((one) => made(one) !== undefined || one.at < now - neverMadeMs);
    const events = announced.flatMap((one) => storedEvents(one.contact, made(one)));
    await Promise.all(
      events.map((event) =>
        this.bus.publish(subjects.event(event.workspaceId, event.type), { head: JSON.stringify(event) }),
      ),
    );
    await this.outbox.settle(told);
  }
}

function storedEvents(contact: string, made: Applied | undefined): StoredEvent[] {
  if (!made) return [];
  const { cause, at, ...recorded } = made;
  const [workspaceId = '', ...id] = contact.split('/');
  return eventsOfChange(recorded).map(({ type, data }, i) => ({
    // Of the contact, too: one cause may be about several, and of two events with one id the second starts nothing.
    id: hash('sha256', `${causeKey({ contact, cause })}~${i}`, 'base64url').slice(0, 22),
    type,
    workspaceId,
    occurredAt: new Date(at).toISOString(),
    acceptedAt: at,
    contactId: id.join('/'),
    data,
  }));
}
