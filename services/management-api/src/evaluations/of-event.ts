import { Injectable } from '@nestjs/common';
import { evaluationsOfEvent, listPendingStarts, listRuns, ownTriggers, type Explanation } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { PastEvents } from '../events/past-events.js';
import { notFound } from '../http/problem-error.js';
import type { Version } from '../workflows/version.store.js';
import { Explanations } from './explanations.js';
import { explainAbsence, Listeners } from './listeners.js';

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
  ) {}

  async explain(workspace: string, id: string): Promise<Explanation[]> {
    const [{ runs }, { evaluations }, { starts }] = await Promise.all([
      this.requests.ask(listRuns, { workspace, event: id, limit: maxRuns }),
      this.requests.ask(evaluationsOfEvent, { workspace, event: id }),
      this.requests.ask(listPendingStarts, { workspace, event: id, limit: maxRuns }),
    ]);
    const recorded = await this.explanations.of(workspace, { runs, evaluations, starts });
    const first = recorded.at(-1);
    const known = first ? knownBy(first) : await this.unrecorded(workspace, id);
    const settled = new Set(recorded.map(({ workflow }) => workflow));
    const { inForce, absent } = await this.listeners.to(workspace, known.type, known.at);
    const isOpen = ({ workflow }: { workflow: string }) => !settled.has(workflow) && isMeant(known, workflow);
    return [
      ...recorded,
      ...inForce.filter(isOpen).map((version) => unknown(version, known)),
      ...absent.filter(isOpen).map((one) => explainAbsence(one, { event: known.id, type: known.type, at: known.at })),
    ];
  }

  /** Nothing is recorded of it: does it exist at all? */
  private async unrecorded(workspace: string, id: string): Promise<Known> {
    const found = await this.events.find(workspace, id, null);
    if (!found) throw notFound('event');
    const { event, storedAt: at } = found;
    const { type, data } = event;
    return { id, type, at, ...(ownTriggers.has(type) && { only: data['workflow'] }) };
  }
}

function knownBy({ event, type, at, workflow }: Explanation): Known {
  return { id: event, type, at, ...(ownTriggers.has(type) && { only: workflow }) };
}

/** A firing of a schedule, and a call, are meant for one workflow: nobody asks about the others. */
function isMeant({ only }: Known, workflow: string): boolean {
  return only === undefined || only === workflow;
}

/** Nothing is recorded of it, so nobody knows: it may be recorded in a moment. */
function unknown({ workflow, version, definition }: Version, { id, type, at }: Known): Explanation {
  return { event: id, type, at, workflow, workflowName: definition.name, version, verdict: { kind: 'unknown' } };
}
