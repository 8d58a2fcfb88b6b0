import { Injectable } from '@nestjs/common';
import {
  contactOf,
  fieldProblems,
  triggers,
  type ContactSnapshot,
  type DryRun,
  type StoredEvent,
} from '@fanfare/contracts';
import { runIdOf, type LoggedEvent } from '@fanfare/bus';
import { forceProblems } from '@fanfare/engine';
import { PastEvents } from '../events/past-events.js';
import { invalid, notFound } from '../http/problem-error.js';
import { dryRunOf } from './dry-run.js';
import { nobody, People, type Known } from './people.js';
import { sampleEvent } from './sample-event.js';
import type { TryRequest } from './try.routes.js';
import { compiled, type Tryable } from './tryable.js';

/** Tries a workflow with one event, real or made up. Nothing happens. */
@Injectable()
export class Tries {
  constructor(
    private readonly events: PastEvents,
    private readonly people: People,
  ) {}

  async try(tryable: Tryable, { event: given, eventId, contact, exits = {} }: TryRequest): Promise<DryRun> {
    const problems = forceProblems(tryable.definition, exits, tryable.actions);
    if (problems.length > 0) throw invalid(problems);
    const logged = await this.eventOf(tryable, { event: given, eventId });
    const known = contact === undefined ? await this.contactOf(tryable, logged) : await this.given(tryable, contact);
    return dryRunOf(tryable, { ...logged, known, exits });
  }

  /** The event that was asked for: recorded, given, or made up. */
  async eventOf(tryable: Tryable, { event, eventId }: Pick<TryRequest, 'event' | 'eventId'>): Promise<LoggedEvent> {
    return eventId === undefined ? madeUp(tryable, event) : this.recorded(tryable, eventId);
  }

  /** Of the workflow's own kind, if there is one: that search reaches further. */
  private async recorded({ workspace, definition }: Tryable, id: string): Promise<LoggedEvent> {
    const found =
      (await this.events.find(workspace, id, definition.trigger.type)) ?? (await this.events.find(workspace, id, null));
    if (!found) throw notFound('event');
    return found;
  }

  private async contactOf({ workspace, workflow }: Tryable, { event, storedAt }: LoggedEvent): Promise<Known> {
    const contact = contactOf(event);
    if (!contact) return nobody;
    const run = runIdOf(workspace, workflow, event.id);
    return (await this.people.of(workspace, [{ run, at: storedAt, contact }])).get(run) ?? nobody;
  }

  private async given({ workspace }: Tryable, contact: string | Partial<ContactSnapshot>): Promise<Known> {
    if (typeof contact !== 'string') return { contact: { ...somebody, ...contact }, as: 'given' };
    const found = await this.people.now(workspace, contact);
    if (!found) throw invalid([{ path: 'contact', message: 'there is no such contact' }]);
    return { contact: found, as: 'current' };
  }
}

const somebody: ContactSnapshot = {
  id: 'sample',
  type: 'Identified',
  email: null,
  mobile: null,
  firstName: null,
  lastName: null,
  tags: [],
  lists: [],
  properties: {},
};

/** An event as the gateway would store it now, and refuse when it would refuse it. */
function madeUp(tryable: Tryable, given: TryRequest['event']): LoggedEvent {
  const storedAt = Date.now();
  const { type } = tryable.definition.trigger;
  const sample = sampleEvent(compiled(tryable), given?.type ?? type, storedAt);
  const event: StoredEvent = given ? { ...sample, siteId: undefined, cardId: undefined, ...given } : sample;
  const data = triggers[event.type].safeParse(event.data);
  if (!data.success) throw invalid(fieldProblems(data.error, 'event.data'));
  return { event, storedAt };
}
