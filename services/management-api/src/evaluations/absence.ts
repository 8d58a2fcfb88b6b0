import { versionAt } from '@fanfare/contracts';
import type { Workflow } from '../workflows/workflow.js';

/** Why a workflow that listens did not hear an event: it was not in force then. For people. */
export const absences = {
  'workflow.paused': 'the workflow was paused when the event came',
  'workflow.archived': 'the workflow was archived when the event came',
  'workflow.notYet': 'the workflow was put in force after the event came',
  'workflow.never': 'the workflow was never put in force',
} as const;

export interface Absence {
  because: keyof typeof absences;
  /** The version that was in force before, or will be after; null: there is only the draft. */
  version: number | null;
}

/** Null when a version was in force. */
export function absenceAt(workflow: Workflow, at: number): Absence | null {
  const { workspace, id, activations, status } = workflow;
  if (versionAt({ workspace, workflow: id, activations }, at) !== null) return null;
  const before = activations.findLast(({ to }) => to !== null && to <= at);
  const after = activations.find(({ from }) => from > at);
  if (before) {
    const isOver = status === 'Archived' && !after;
    return { because: isOver ? 'workflow.archived' : 'workflow.paused', version: before.version };
  }
  if (after) return { because: 'workflow.notYet', version: after.version };
  // Spans that no kept event falls into are forgotten; what was in force last is not.
  if (workflow.currentVersion === 0) return { because: 'workflow.never', version: null };
  return { because: status === 'Archived' ? 'workflow.archived' : 'workflow.paused', version: workflow.currentVersion };
}
