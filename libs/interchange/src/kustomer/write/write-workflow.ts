import type { JsonObject, Step, WorkflowDefinition } from '@fanfare/contracts';
import { join, type Loss } from '../../loss.js';
import { compact } from '../../same.js';
import type { ActionPair } from '../actions/action-pair.js';
import { pairOfFanfare } from '../actions/index.js';
import { isPlaceholder, placeholderFor } from '../actions/placeholder.js';
import { freeId } from '../step-ids.js';
import { foldingOf, type Folding } from './folding.js';
import type { Memory } from './memory.js';
import { endOfRun } from './targets.js';
import { transitionsOf } from './ways.js';
import { shapeOf, writeStart } from './write-start.js';
import { branchWays } from './ways-of-logic.js';
import { writeStep } from './write-step.js';
import { lose, type Writing } from './writing.js';

export interface WorkflowWritten {
  readonly workflow: JsonObject;
  readonly losses: readonly Loss[];
}

/** Writes a definition for Kustomer. The same definition and memory always give the same. */
export function writeWorkflow(definition: WorkflowDefinition, memory: Memory): WorkflowWritten {
  const folding = foldingOf(definition, memory);
  const ids = idsFor(definition, folding, memory);
  const writing = writingOf(definition, ids, memory);
  const targets = endOfRun(ids);
  loseSettings(definition, writing);
  const trigger = writeStart(definition, folding, memory, { writing, targets });
  const steps = [...ids].map(([ours, id]) => {
    const step = definition.steps[ours] as Step;
    const at = join('steps', ours);
    const { step: written, ways } = writeStep(step, at, {
      writing,
      id,
      pair: pairOf(step, memory),
      schedule: folding.schedules.get(ours) ?? null,
      before: memory.params.get(id) ?? {},
      customer: shapeOf(definition, memory) === 'customer' ? `/#steps.${writing.trigger.id}.id` : null,
    });
    const decision = folding.decisions.get(ours);
    const branched = decision === undefined ? undefined : definition.steps[decision];
    const on = branched ? branchWays(branched, join('steps', decision ?? ''), writing) : ways;
    return { ...written, transitions: transitionsOf(on, targets.of), errorCases: [] };
  });
  const workflow = { ...textsOf(definition, memory), trigger, steps: [...steps, ...targets.extra()] };
  return { workflow, losses: writing.losses };
}

/** By our id: Kustomer's. A step that was not imported keeps ours, when nobody there has it. */
function idsFor({ steps }: WorkflowDefinition, { folded }: Folding, memory: Memory): Map<string, string> {
  const taken = new Set([...memory.ids.values(), memory.workflow?.trigger.id ?? '1']);
  const own = Object.keys(steps).filter((id) => !folded.has(id));
  return new Map(own.map((id) => [id, memory.ids.get(id) ?? freeId(id, taken)]));
}

function writingOf(definition: WorkflowDefinition, ids: ReadonlyMap<string, string>, memory: Memory): Writing {
  const steps = [...ids].map(([ours, id]) => {
    const pair = pairOf(definition.steps[ours] as Step, memory);
    return [ours, { id, outputBack: pair?.outputBack ?? (() => null) }] as const;
  });
  const trigger = { id: memory.workflow?.trigger.id ?? '1', shape: shapeOf(definition, memory) };
  return { trigger, steps: new Map(steps), losses: [] };
}

function pairOf({ action }: Step, { actions }: Memory): ActionPair | null {
  const known = pairOfFanfare(action);
  const kept = actions.get(action);
  return known ?? (isPlaceholder(action) && kept !== undefined ? placeholderFor(kept) : null);
}

function loseSettings(definition: WorkflowDefinition, writing: Writing): void {
  for (const [name, value] of Object.entries({ ...definition.scope, ...definition.settings })) {
    const at = join(Object.hasOwn(definition.scope ?? {}, name) ? 'scope' : 'settings', name);
    if (value !== null && value !== undefined) lose(writing, at, 'Kustomer has no such setting');
  }
}

function textsOf({ name, description }: WorkflowDefinition, { workflow }: Memory): JsonObject {
  if (workflow && typeof workflow.meta?.['displayName'] !== 'string') return compact({ name, description });
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''); // prettier-ignore
  return compact({
    name: workflow ? (workflow.name ?? undefined) : slug || 'workflow',
    description,
    meta: { displayName: name },
  });
}
