import type { StoredEvent } from '@fanfare/contracts';
import type { CompiledWorkflow } from './compile.js';
import { TemplateFailed } from './liquid.js';
import type { Scope } from './scope.js';

/** How many workflows deep an effect may cause the next. */
const maxDepth = 10;

/** `because` is the path of the first condition that said no, such as `scope.site` or `trigger.filter.all.0`. */
export type Admission = { admitted: true } | { admitted: false; because: string };

const admitted: Admission = { admitted: true };
const refused = (because: string): Admission => ({ admitted: false, because });

/** Whether an event starts a run of a workflow. The filter sees the event as `trigger`, and the instant it was accepted as `now`. */
export function admits(workflow: CompiledWorkflow, event: StoredEvent): Admission {
  if (event.workspaceId !== workflow.info.workspace) return refused('scope.workspace');
  if (event.type !== workflow.trigger) return refused('trigger.type');
  if (workflow.site !== null && event.siteId !== workflow.site) return refused('scope.site');
  if (workflow.card !== null && event.cardId !== workflow.card) return refused('scope.card');
  if (event.origin && event.origin.depth > maxDepth) return refused('origin.depth');
  if (!workflow.allowLoop && event.origin?.chain.includes(workflow.info.id)) return refused('origin.chain');
  const because = filterRefusal(workflow, event);
  return because === null ? admitted : refused(because);
}

function filterRefusal({ filter, info }: CompiledWorkflow, event: StoredEvent): string | null {
  if (!filter) return null;
  const data = { trigger: event, contact: null, steps: {}, variables: {} };
  const scope: Scope = { workflow: info, run: null, data, stepId: event.id, at: event.acceptedAt, warnings: [] };
  try {
    return filter.refusal(scope);
  } catch (error) {
    if (error instanceof TemplateFailed) return 'trigger.filter';
    throw error;
  }
}
