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
  /** Several workflows refuse one event in a row. */
  private last: { event: StoredEvent; who: string[] } | null = null;

  constructor(metrics: Metrics) {
    this.refusals = metrics.counter('fanfare_evaluations_total', 'Workflows not started by an event of their trigger', []);
  }

  refused(outbox: Outbox, { workflow, event, at, because, contact }: Refused): void {
    if (!concerns(workflow, event)) return;
    const evaluation: Evaluation = {
      workspace: event.workspaceId,
      event: event.id,
      type: event.type,
      storedAt: at,
      workflow: workflow.info.id,
      version: workflow.info.version,
      because,
      who: this.who(event, contact),
    };
    outbox.publish(subjects.evaluation(event.workspaceId), { head: JSON.stringify(evaluation) }, 'soon');
    this.refusals.inc();
  }

  private who(event: StoredEvent, contact: string | undefined): string[] {
    if (this.last?.event !== event) {
      this.last = { event, who: contactReferences(event.workspaceId, contactOf(event) ?? {}) };
    }
    const { who } = this.last;
    return contact === undefined ? who : [...new Set([...who, ...contactReferences(event.workspaceId, { id: contact })])];
  }
}

/** Nobody asks why a workflow did not start by another trigger, or by the schedule of another workflow. */
function concerns(workflow: CompiledWorkflow, { type, data }: StoredEvent): boolean {
  if (type !== workflow.trigger) return false;
  return workflow.schedule === null || data['workflow'] === workflow.info.id;
}
