import { Injectable } from '@nestjs/common';
import { evaluationsOfEvent, listRuns, ownTriggers, type Explanation, type StoredEvent } from '@fanfare/contracts';
import { Bus, Requests, runIdOf } from '@fanfare/bus';
import { admits, compile } from '@fanfare/engine';
import { PastEvents } from '../events/past-events.js';
import { notFound } from '../http/problem-error.js';
import type { Version } from '../workflows/version.store.js';
import { Explanations } from './explanations.js';
import { Listeners } from './listeners.js';

/** As many workflows as one event may start and still have every run of it named. */
const maxRuns = 200;

interface Known {
  id: string;
  type: string;
  at: number;
  /** The only workflow that it is meant for, if it is. */
  only?: unknown;
}

/** What became of an event in each workflow that listens to its trigger. */
@Injectable()
export class OfEvent {
  constructor(
    private readonly requests: Requests,
    private readonly explanations: Explanations,
    private readonly listeners: Listeners,
    private readonly events: PastEvents,
    private readonly bus: Bus,
  ) {}

  async explain(workspace: string, id: string): Promise<Explanation[]> {
    const [{ runs }, { evaluations }] = await Promise.all([
      this.requests.ask(listRuns, { workspace, event: id, limit: maxRuns }),
      this.requests.ask(evaluationsOfEvent, { workspace, event: id }),
    ]);
    const recorded = await this.explanations.of(runs, evaluations);
    const first = recorded.at(-1);
    const known = first ? knownBy(first) : await this.unrecorded(workspace, id);
    const settled = new Set(recorded.map(({ workflow }) => workflow));
    const listening = await this.listeners.to(workspace, known.type, known.at);
    const others = listening.filter(({ workflow }) => !settled.has(workflow) && isMeant(known, workflow));
    return [...recorded, ...(await this.open(workspace, known, others))];
  }

  /** Nothing is recorded of it: does it exist at all? */
  private async unrecorded(workspace: string, id: string): Promise<Known> {
    const found = await this.events.find(workspace, id, null);
    if (!found) throw notFound('event');
    const { event, storedAt: at } = found;
    const { type, data } = event;
    return { id, type, at, ...(ownTriggers.has(type) && { only: data['workflow'] }) };
  }

  /** Workflows of which nothing is recorded: their runs wait for a date, or nobody knows. */
  private async open(workspace: string, { id, type, at }: Known, versions: readonly Version[]): Promise<Explanation[]> {
    const waits = await this.waiting(workspace, id, versions);
    const event = waits.size > 0 ? await this.events.find(workspace, id, null) : null;
    return versions.map((version): Explanation => {
      const { workflow, definition } = version;
      const startsAt = event && waits.has(workflow) ? startOf(version, event.event) : undefined;
      const verdict = startsAt === undefined ? ({ kind: 'unknown' } as const) : ({ kind: 'later', startsAt } as const);
      return { event: id, type, at, workflow, workflowName: definition.name, version: version.version, verdict };
    });
  }

  /** The workflows whose run is armed to begin later. */
  private async waiting(workspace: string, id: string, versions: readonly Version[]): Promise<Set<string>> {
    const relative = versions.filter(({ definition }) => definition.trigger.relativeTo !== undefined);
    const starts = new Map(relative.map(({ workflow }) => [`${runIdOf(workspace, workflow, id)}/start`, workflow]));
    const armed = await this.bus.armed([...starts.keys()]);
    return new Set(armed.flatMap((start) => starts.get(start) ?? []));
  }
}

function knownBy({ event, type, at, workflow }: Explanation): Known {
  return { id: event, type, at, ...(ownTriggers.has(type) && { only: workflow }) };
}

/** A firing of a schedule, and a call, are meant for one workflow: nobody asks about the others. */
function isMeant({ only }: Known, workflow: string): boolean {
  return only === undefined || only === workflow;
}

function startOf(version: Version, event: StoredEvent): number | undefined {
  const admission = admits(compile(version), event);
  return admission.admitted ? admission.startsAt : undefined;
}
