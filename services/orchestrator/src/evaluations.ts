import { Injectable } from '@nestjs/common';
import { contactOf, subjects, type Evaluation, type StoredEvent } from '@fanfare/contracts';
import { contactReferences, type Outbox } from '@fanfare/bus';
import { Metrics } from '@fanfare/chassis';
import type { CompiledWorkflow } from '@fanfare/engine';

/** A workflow that an event does not start. */
export interface Refused {
  workflow: CompiledWorkflow;
  event: StoredEvent;
  /** When the event was stored, or the date came that the run was to begin at. */
  at: number;
  /** The path of the first condition that said no, or the setting that did. */
  because: string;
  /** The contact, when it is known by now. */
  contact?: string | undefined;
}

/** Keeps why events did not start workflows, for those who ask. An event that starts whatever listens to it costs nothing. */
@Injectable()
export class Evaluations {
  private readonly refusals;

  constructor(metrics: Metrics) {
    this.refusals = metrics.counter('fanfare_refusals_total', 'Workflows not started by an event of their trigger', []);
  }

  keep(outbox: Outbox, refused: readonly Refused[]): void {
    const asked = refused.filter(({ workflow, event }) => concerns(workflow, event));
    for (const [event, ofEvent] of Map.groupBy(asked, ({ event }) => event)) {
      const head = JSON.stringify(evaluationOf(event, ofEvent));
      outbox.publish(subjects.evaluation(event.workspaceId), { head }, 'soon');
    }
    this.refusals.inc(asked.length);
  }
}

function evaluationOf(event: StoredEvent, refused: readonly Refused[]): Evaluation {
  const { id, type, workspaceId: workspace } = event;
  const contacts = refused.flatMap(({ contact }) => (contact === undefined ? [] : [{ id: contact }]));
  const who = [contactOf(event) ?? {}, ...contacts].flatMap((contact) => contactReferences(workspace, contact));
  return {
    workspace,
    event: id,
    type,
    storedAt: Math.min(...refused.map(({ at }) => at)),
    who: [...new Set(who)],
    refusals: refused.map(({ workflow: { info }, because }) => ({
      workflow: info.id,
      version: info.version,
      because,
    })),
  };
}

/** Nobody asks why a workflow did not start by another trigger, or by the schedule of another workflow. */
function concerns(workflow: CompiledWorkflow, { type, data }: StoredEvent): boolean {
  if (type !== workflow.trigger) return false;
  return workflow.schedule === null || data['workflow'] === workflow.info.id;
}
