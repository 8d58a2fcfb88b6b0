import type { WorkflowDefinition } from '@fanfare/contracts';
import { renameIn, type Renames } from './rename-steps.js';
import { stableText } from './stable-text.js';

/** No step can be called so: what it stands for is any step whose id changed. */
const someStep = '?';

/**
 * The steps that are the same but for their ids. Steps refer to each other, so whether one is the same depends on whether
 * others are: all that may be are taken to be, and those that then differ are given up, until none does.
 */
export function renamedSteps(before: WorkflowDefinition, after: WorkflowDefinition): Renames {
  const gone = idsOnlyIn(before, after);
  const come = idsOnlyIn(after, before);
  const unmatched = Map.groupBy(come, (id) => shape(after, id, come));
  const renames = new Map<string, string>();
  for (const id of gone) {
    const match = unmatched.get(shape(before, id, gone))?.shift();
    if (match !== undefined) renames.set(id, match);
  }
  for (let size = -1; size !== renames.size;) {
    size = renames.size;
    for (const [from, to] of renames) {
      const step = before.steps[from];
      if (step && stableText(renameIn(step, renames)) !== stableText(after.steps[to])) renames.delete(from);
    }
  }
  return renames;
}

function idsOnlyIn(one: WorkflowDefinition, other: WorkflowDefinition): string[] {
  return Object.keys(one.steps).filter((id) => !Object.hasOwn(other.steps, id));
}

function shape({ steps }: WorkflowDefinition, id: string, changed: readonly string[]): string {
  const step = steps[id];
  return step ? stableText(renameIn(step, new Map(changed.map((name) => [name, someStep])))) : '';
}
