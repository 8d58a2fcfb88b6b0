import { workflowParts, type WorkflowChange, type WorkflowDefinition } from '@fanfare/contracts';
import { fieldChanges, stepChanges } from './field-changes.js';
import { renameSteps } from './rename-steps.js';
import { renamedSteps } from './renamed-steps.js';

/**
 * What changed from one definition to another: first what concerns all of the workflow, then the steps in the order of
 * the newer definition, then those that are gone. A step with a new id and nothing else new was renamed.
 */
export function diffDefinitions(before: WorkflowDefinition, after: WorkflowDefinition): WorkflowChange[] {
  const renames = renamedSteps(before, after);
  const old = renameSteps(before, renames);
  const formerId = new Map([...renames].map(([from, to]) => [to, from]));
  const parts = workflowParts.flatMap((part): WorkflowChange[] => {
    const fields = fieldChanges(old[part], after[part], part);
    return fields.length > 0 ? [{ kind: 'workflow.changed', part, fields }] : [];
  });
  const steps = Object.entries(after.steps).flatMap(([id, step]): WorkflowChange[] => {
    const from = formerId.get(id);
    if (from !== undefined) return [{ kind: 'step.renamed', from, to: id }];
    const known = Object.hasOwn(old.steps, id) ? old.steps[id] : undefined;
    if (!known) return [{ kind: 'step.added', step: id, after: step }];
    const fields = stepChanges(known, step, `steps.${id}`);
    return fields.length > 0 ? [{ kind: 'step.changed', step: id, fields }] : [];
  });
  const removed = Object.entries(old.steps)
    .filter(([id]) => !Object.hasOwn(after.steps, id))
    .map(([id, step]): WorkflowChange => ({ kind: 'step.removed', step: id, before: step }));
  return [...parts, ...steps, ...removed];
}
