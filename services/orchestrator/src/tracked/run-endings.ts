import { Injectable } from '@nestjs/common';
import { storedEvent, type RunRef, type StoredEvent, type Token } from '@fanfare/contracts';
import { parseJson } from '@fanfare/bus';
import { ended, endingBy, type CompiledWorkflow } from '@fanfare/engine';
import type { Made } from '../made.js';
import { Versions } from '../versions.js';
import { RecentEventStore } from '../waits/recent-event.store.js';
import { contactKey, eventKey } from '../waits/who-and-what.js';
import { TrackedRunStore, type TrackedRun } from './tracked-run.store.js';

/** A run that begins, or waits for its turn. `place`: that of its event; null when none in EVENTS started it. */
export interface Begun {
  workflow: CompiledWorkflow;
  run: RunRef;
  contact: string | null;
  place: number | null;
  /** The run that called it, and waits for it. */
  caller?: string | null;
}

/** An event about somebody. */
export interface Arrival {
  event: StoredEvent;
  contact: string;
  storedAt: number;
  place: number;
  line: string;
}

/**
 * Ends runs by their goals and exit rules. A run is tracked before it is looked whether its goal was reached meanwhile, and
 * an event is kept before runs are looked for that end by it: they cannot miss each other, however they are handled.
 */
@Injectable()
export class RunEndings {
  constructor(
    private readonly tracked: TrackedRunStore,
    private readonly recent: RecentEventStore,
    private readonly versions: Versions,
  ) {}

  /** Tracks those of the runs that somebody wants to know the end of; gives the ends that have come already. */
  async track(runs: readonly Begun[]): Promise<Made[]> {
    const tracked = runs.filter(({ run }) => run.tracked);
    if (tracked.length === 0) return [];
    await this.tracked.add(tracked);
    const keys = tracked.flatMap(({ workflow, run, contact }) =>
      contact === null ? [] : workflow.endings.map(({ event }) => eventKey(run.workspace, contact, event)),
    );
    if (keys.length === 0) return [];
    const arrivals = (await this.recent.find(keys)).flatMap(({ key, storedAt, place, text }): Arrival[] => {
      const event = parseJson(storedEvent, text);
      if ('error' in event) return [];
      return [{ event: event.value, contact: key.slice(key.lastIndexOf('/') + 1), storedAt, place, line: text }];
    });
    // As they are tracked: one that waited for its turn has been since its event came.
    return arrivals.length === 0 ? [] : this.among(await this.tracked.find(tracked.map(({ run }) => run.id)), arrivals);
  }

  /** A branch goes on with another version: its run ends by the rules of that one. */
  async move({ run, data }: Token): Promise<void> {
    if (run.tracked) await this.tracked.move({ run, contact: data.contact?.id ?? null });
  }

  /** What events that have come end. */
  async endedBy(arrivals: readonly Arrival[]): Promise<Made[]> {
    const ending = arrivals.filter(({ event }) => this.versions.endsBy(event.workspaceId).has(event.type));
    if (ending.length === 0) return [];
    const keys = ending.map(({ event, contact }) => contactKey(event.workspaceId, contact));
    return this.among(await this.tracked.ofContacts(keys), ending);
  }

  private async among(runs: readonly TrackedRun[], arrivals: readonly Arrival[]): Promise<Made[]> {
    const inOrder = arrivals.toSorted((a, b) => a.place - b.place);
    const byContact = Map.groupBy(inOrder, ({ event, contact }) => contactKey(event.workspaceId, contact));
    const made: Made[] = [];
    for (const tracked of runs) {
      const { run, contact } = tracked;
      const workflow = await this.versions.get(run);
      const own = contact === null ? [] : (byContact.get(contactKey(run.workspace, contact)) ?? []);
      for (const arrival of workflow ? own.filter((one) => isAfter(one, tracked)) : []) {
        const end = workflow && endingBy(workflow, arrival.event, arrival.storedAt);
        if (!workflow || !end) continue;
        made.push({ workflow, run, next: ended(run, end), line: arrival.line });
        break;
      }
    }
    return made;
  }
}

/** Whether an event came after the run began to be. */
function isAfter(arrival: Arrival, { run, place }: TrackedRun): boolean {
  return place === null ? arrival.storedAt > run.startedAt : arrival.place > place;
}
