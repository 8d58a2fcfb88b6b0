import { Injectable } from '@nestjs/common';
import { contactOf, storedEvent, subjects, type StoredEvent, type TimerFired, type Token } from '@fanfare/contracts';
import { Bus, encodeFrame, parseJson, runIdOf, type Delivery, type Item } from '@fanfare/bus';
import { arrive, type Wait } from '@fanfare/engine';
import type { StoredWait } from '../collections.store.js';
import { HeldMessages, type Held } from '../held/held-messages.js';
import type { Made } from '../made.js';
import { decodeToken } from '../token-cargo.js';
import { RunEndings, type Arrival } from '../tracked/run-endings.js';
import { Versions } from '../versions.js';
import { ContactsOfEvents } from './contacts-of-events.js';
import { placeOf } from './event-place.js';
import { RecentEventStore } from './recent-event.store.js';
import { WaitStore, type WaitEnd } from './wait.store.js';
import { eventKey } from './who-and-what.js';

/** A wait that an event ends. */
interface Met {
  end: WaitEnd;
  made: Made;
  /** The branch, if it goes on with another version. */
  moved: Token | null;
}

/** Brings events to those who wait for them. Both are recorded before the other is looked for, so that they cannot miss each other. */
@Injectable()
export class Arrivals {
  constructor(
    private readonly versions: Versions,
    private readonly contacts: ContactsOfEvents,
    private readonly recent: RecentEventStore,
    private readonly waits: WaitStore,
    private readonly endings: RunEndings,
    private readonly bus: Bus,
    private readonly held: HeldMessages,
  ) {}

  /** What events cause for runs that wait for them, or end by them. */
  async take(delivery: Delivery, items: readonly Item<StoredEvent>[]): Promise<Made[]> {
    const wanted = items.filter(({ head }) => this.versions.awaits(head.workspaceId).has(head.type));
    const arrivals = await this.aboutSomebody(delivery, wanted);
    if (arrivals.length === 0) return [];
    await this.recent.add(
      arrivals.map(({ event, contact, storedAt, place, line }) => {
        const key = eventKey(event.workspaceId, contact, event.type);
        return { _id: `${event.workspaceId}/${event.id}`, key, storedAt, place, text: line };
      }),
    );
    const keys = arrivals.map(({ event, contact }) => eventKey(event.workspaceId, contact, event.type));
    const waiting = await this.waits.find(keys, arrivals.map(({ event }) => event.id)); // prettier-ignore
    return [...(await this.met(waiting, arrivals)), ...(await this.endings.endedBy(arrivals))];
  }

  /** What events have come for these waits while they were being recorded. */
  async alreadyHere(waits: readonly Wait[]): Promise<Made[]> {
    if (waits.length === 0) return [];
    const keys = waits.map(({ token, contact, event }) => eventKey(token.run.workspace, contact, event));
    const since = Math.min(...waits.map((wait) => wait.since));
    const events = (await this.recent.find(keys)).filter(({ storedAt }) => storedAt > since);
    if (events.length === 0) return [];
    const arrivals = events.flatMap(({ text, storedAt, place, key }): Arrival[] => {
      const parsed = parseJson(storedEvent, text);
      return 'error' in parsed
        ? []
        : [{ event: parsed.value, contact: key.slice(key.lastIndexOf('/') + 1), storedAt, place, line: text }];
    });
    const ours = new Set(waits.map(({ stepId }) => stepId));
    const waiting = await this.waits.find(keys, arrivals.map(({ event }) => event.id)); // prettier-ignore
    return this.met(waiting.filter(({ _id }) => ours.has(_id)), arrivals); // prettier-ignore
  }

  private async aboutSomebody(delivery: Delivery, items: readonly Item<StoredEvent>[]): Promise<Arrival[]> {
    const { storedAt } = delivery;
    const asked = items.flatMap(({ head, line }) => {
      const contact = contactOf(head);
      const run = runIdOf(head.workspaceId, '', head.id);
      return contact ? [{ head, line, ask: { run, workspace: head.workspaceId, at: storedAt, contact } }] : [];
    });
    const found = await this.contacts.resolve(asked.map(({ ask }) => ask));
    return asked.flatMap(({ head: event, line, ask }) => {
      const contact = found.get(ask.run)?.id;
      return contact === undefined ? [] : [{ event, contact, storedAt, place: placeOf(delivery, line), line }];
    });
  }

  private async met(waiting: readonly StoredWait[], arrivals: readonly Arrival[]): Promise<Made[]> {
    const byKey = Map.groupBy(arrivals, ({ event, contact }) => eventKey(event.workspaceId, contact, event.type));
    const met: Met[] = [];
    for (const wait of waiting) {
      const made = await this.firstMeeting(wait, byKey.get(wait.key) ?? []);
      if (made) met.push(made);
    }
    const won = await this.waits.end(met.map(({ end }) => end));
    await this.bus.cancelTimers([...won]);
    const winners = met.filter(({ end }) => won.has(end.stepId));
    for (const { moved } of winners) if (moved) await this.endings.move(moved);
    const isHeld = ({ made }: Met) => this.versions.isHeld(made.run);
    await this.held.keep(winners.filter(isHeld).map(heldArrival));
    return winners.filter((one) => !isHeld(one)).map(({ made }) => made);
  }

  private async firstMeeting(
    { _id: stepId, since, until, token: text, endedBy }: StoredWait,
    arrivals: readonly Arrival[],
  ): Promise<Met | null> {
    const decoded = decodeToken(text);
    if ('error' in decoded) throw new Error(`a token of ours cannot be read: ${decoded.error}`);
    const own = await this.versions.get(decoded.value.run);
    if (!own) return null;
    const { workflow, token, history } = await this.versions.moved(own, decoded.value, Date.now());
    for (const { event, storedAt } of arrivals) {
      if (storedAt <= since || storedAt > until || (endedBy !== null && endedBy !== event.id)) continue;
      const next = arrive(workflow, token, event, storedAt);
      next?.history.unshift(...history);
      const fired: TimerFired = { stepId, dueAt: storedAt, reason: 'event', event };
      const line = encodeFrame({ head: JSON.stringify(fired), cargo: text });
      const moved = history.length > 0 ? token : null;
      if (next) return { end: { stepId, by: event.id }, made: { workflow, run: token.run, next, line }, moved };
    }
    return null;
  }
}

/** The run of a workflow that is held goes on with the event when it is resumed. */
function heldArrival({ made: { run, line } }: Met): Held {
  return { of: run, subject: subjects.due('orchestrator', run.id), line };
}
