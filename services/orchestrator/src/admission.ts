import { Injectable } from '@nestjs/common';
import { contactOf, type RunRef, type StoredEvent } from '@fanfare/contracts';
import type { Item } from '@fanfare/bus';
import { admits, type CompiledWorkflow, type Start } from '@fanfare/engine';
import { withText } from './event-text.js';
import { runIdOf } from './run-id.js';
import { Versions } from './versions.js';
import { ContactsOfEvents, type Asked } from './waits/contacts-of-events.js';

/** A run that an event starts. */
export interface Admitted {
  workflow: CompiledWorkflow;
  start: Start;
  /** The event as it is on the wire. */
  line: string;
}

/** Which runs a message of events starts, and about whom they are. */
@Injectable()
export class Admission {
  constructor(
    private readonly versions: Versions,
    private readonly contacts: ContactsOfEvents,
  ) {}

  /** Every answer is a function of what is recorded (the events, their instant, contacts' records): a repeat gets the same. */
  async admit(events: readonly Item<StoredEvent>[], storedAt: number): Promise<Admitted[]> {
    const admitted: Admitted[] = [];
    const wanted: Asked[] = [];
    for (const { head: event, line } of events) {
      const contact = contactOf(event);
      for (const workflow of await this.versions.inForce(event, storedAt)) {
        if (!admits(workflow, event).admitted) continue;
        const run = runOf(workflow, event, storedAt);
        admitted.push({ workflow, start: { run, event: withText(event, line), contact: null }, line });
        if (contact) wanted.push({ run: run.id, workspace: event.workspaceId, at: storedAt, contact });
      }
    }
    const contacts = await this.contacts.resolve(wanted);
    for (const { start } of admitted) start.contact = contacts.get(start.run.id) ?? null;
    return admitted;
  }
}

function runOf({ info, tracked }: CompiledWorkflow, event: StoredEvent, storedAt: number): RunRef {
  return {
    id: runIdOf(event.workspaceId, info.id, event.id),
    workspace: event.workspaceId,
    workflow: info.id,
    version: info.version,
    mode: 'live',
    startedAt: storedAt,
    chain: [...(event.origin?.chain ?? []), info.id],
    ...(tracked && { tracked }),
  };
}
