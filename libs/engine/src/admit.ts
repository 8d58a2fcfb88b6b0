import type { StoredEvent } from '@fanfare/contracts';
import type { CompiledWorkflow } from './compile.js';
import { isConditionFailed } from './condition-failed.js';
import { TemplateFailed } from './liquid.js';
import { isFiringOf } from './schedule.js';
import type { Scope, WorkflowInfo } from './scope.js';

/** How many workflows deep an effect may cause the next. */
export const maxDepth = 10;

/**
 * `because` is the path of the first condition that said no, such as `scope.site` or `trigger.filter.all.0`. `startsAt`:
 * the run begins at that instant and not at once, if the workflow in force then still says so.
 */
export type Admission = { admitted: true; startsAt?: number } | { admitted: false; because: string };

const admitted: Admission = { admitted: true };
const refused = (because: string): Admission => ({ admitted: false, because });

/** Whether an event starts a run of a workflow. The filter sees the event as `trigger`, and the instant it was accepted as `now`. */
export function admits(workflow: CompiledWorkflow, event: StoredEvent): Admission {
  if (event.workspaceId !== workflow.info.workspace) return refused('scope.workspace');
  if (event.type !== workflow.trigger) return refused('trigger.type');
  if (workflow.schedule && !isFiringOf(workflow.schedule, workflow.info.id, event.data)) {
    return refused('trigger.schedule');
  }
  if (workflow.site !== null && event.siteId !== workflow.site) return refused('scope.site');
  if (workflow.card !== null && event.cardId !== workflow.card) return refused('scope.card');
  if (event.origin && event.origin.depth > maxDepth) return refused('origin.depth');
  if (!workflow.allowLoop && event.origin?.chain.includes(workflow.info.id)) return refused('origin.chain');
  const because = filterRefusal(workflow, event);
  return because === null ? whenToStart(workflow, event) : refused(because);
}

function filterRefusal({ filter, info }: CompiledWorkflow, event: StoredEvent): string | null {
  if (!filter) return null;
  const scope = scopeOf(info, event);
  try {
    return filter.refusal(scope);
  } catch (error) {
    if (isConditionFailed(error)) return 'trigger.filter.failed';
    throw error;
  }
}

function whenToStart({ relativeTo, info }: CompiledWorkflow, event: StoredEvent): Admission {
  if (!relativeTo) return admitted;
  const startsAt = dateOrNone(() => relativeTo.startsAt(scopeOf(info, event)));
  if (startsAt === null) return refused('trigger.relativeTo');
  if (startsAt > event.acceptedAt) return { admitted: true, startsAt };
  return relativeTo.ifPast === 'run' ? admitted : refused('trigger.relativeTo.ifPast');
}

function dateOrNone(read: () => number | null): number | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof TemplateFailed) return null;
    throw error;
  }
}

function scopeOf(info: WorkflowInfo, event: StoredEvent): Scope {
  const data = { trigger: event, contact: null, steps: {}, variables: {} };
  return { workflow: info, run: null, data, stepId: event.id, at: event.acceptedAt, warnings: [] };
}
