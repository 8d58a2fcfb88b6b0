import { Injectable } from '@nestjs/common';
import { contactOf } from '@fanfare/contracts';
import { EventLog, type LoggedEvent } from '@fanfare/bus';
import type { CompiledWorkflow } from '@fanfare/engine';
import { LaterEvents } from './later-events.js';
import { People } from './people.js';

/** What is held at a time; a message of events may have hundreds of KiB. */
const maxEvents = 20_000;
const maxCharacters = 64 * 1024 * 1024;

/** Reads the events that runs could have waited for or ended by. */
@Injectable()
export class AwaitedEvents {
  constructor(
    private readonly log: EventLog,
    private readonly people: People,
  ) {}

  async of(workflows: readonly CompiledWorkflow[], from: number, until: number): Promise<LaterEvents> {
    const types = new Set(workflows.flatMap(({ awaits }) => [...awaits]));
    const workspace = workflows[0]?.info.workspace;
    if (types.size === 0 || workspace === undefined) return new LaterEvents(until, true);
    const [only] = types;
    const found: LoggedEvent[] = [];
    const seen = new Set<string>();
    let complete = true;
    let characters = 0;
    for await (const logged of this.log.since(workspace, types.size === 1 ? (only ?? null) : null, from, until)) {
      const { event } = logged;
      if (!types.has(event.type) || seen.has(event.id) || !contactOf(event)) continue;
      characters += JSON.stringify(event).length;
      complete = found.length < maxEvents && characters < maxCharacters;
      if (!complete) break;
      seen.add(event.id);
      found.push(logged);
    }
    return this.byContact(workspace, found, new LaterEvents(until, complete));
  }

  private async byContact(workspace: string, found: readonly LoggedEvent[], later: LaterEvents): Promise<LaterEvents> {
    // Of an event no run was recorded under its own id: the answer is who it is about now.
    const about = found.flatMap(({ event, storedAt: at }) => {
      const contact = contactOf(event);
      return contact ? [{ run: event.id, at, contact }] : [];
    });
    const people = await this.people.of(workspace, about);
    for (const logged of found) {
      const contact = people.get(logged.event.id)?.contact;
      if (contact) later.add(contact.id, logged);
    }
    return later;
  }
}
