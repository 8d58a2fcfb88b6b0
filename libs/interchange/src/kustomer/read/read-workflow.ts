import type { WorkflowDefinition } from '@fanfare/contracts';
import { join, type Loss } from '../../loss.js';
import { pairOfKustomer } from '../actions/index.js';
import { scheduleWorkflow } from '../actions/schedule-workflow.js';
import type { KustomerStep, KustomerWorkflow } from '../document.js';
import { stepIdsFor } from '../step-ids.js';
import type { Words } from '../text/words.js';
import { readTrigger } from '../triggers.js';
import { wrapperLosses, type Unwrapped } from '../wrapping.js';
import { readStart } from './read-start.js';
import { readStep, type NamedSteps } from './read-step.js';
import { lose, loseOthers, readMeta, shortened, type Reading } from './reading.js';
import { withWhatReadersNeed } from './what-readers-need.js';

/** A document in our words, and which step stands for which. */
export interface WorkflowRead {
  readonly definition: WorkflowDefinition;
  readonly losses: readonly Loss[];
  /** Our id for each of Kustomer's. */
  readonly ids: ReadonlyMap<string, string>;
  /** By Kustomer's id, the trigger's included: the Decision that holds the transitions. */
  readonly decisions: ReadonlyMap<string, string>;
}

/** Translates a document. The same document always gives the same, which the way back relies on. */
export function readWorkflow(unwrapped: Unwrapped): WorkflowRead {
  const { workflow, document, path } = unwrapped;
  const at = path.join('.');
  const ids = stepIdsFor(workflow.steps.map(({ id }) => id));
  const taken = new Set(ids.values());
  const reading = readingOf(workflow, ids, wrapperLosses(unwrapped));
  const texts = textsOf(workflow, at, reading);
  const { trigger, start, steps: first, decision } = readStart(workflow.trigger, join(at, 'trigger'), reading, taken);
  const decisions = new Map(decision === undefined ? [] : [[workflow.trigger.id, decision]]);
  const steps: NamedSteps = [...first];
  for (const [i, step] of firstOfEach(workflow, join(at, 'steps'), reading)) {
    const id = ids.get(step.id) ?? step.id;
    const read = readStep(step, id, join(at, 'steps', i), { reading, taken });
    steps.push(...read.steps);
    if (read.decision !== undefined) decisions.set(step.id, read.decision);
  }
  const imported = { from: 'kustomer', document } as const;
  const complete = Object.fromEntries(withWhatReadersNeed(steps, workflow, ids, join(at, 'steps'), reading));
  const definition = { ...texts, trigger, start, steps: complete, imported };
  return { definition, losses: reading.losses, ids, decisions };
}

function readingOf({ trigger, steps }: KustomerWorkflow, ids: ReadonlyMap<string, string>, losses: Loss[]): Reading {
  const outputs = steps.map((step) => {
    const id = ids.get(step.id) ?? step.id;
    return [step.id, { id, output: outputOf(step, id) }] as const;
  });
  return { trigger: { id: trigger.id, shape: readTrigger(trigger).shape }, steps: new Map(outputs), losses };
}

function outputOf({ action }: KustomerStep, id: string): (words: Words) => Words | null {
  if (!action || action === scheduleWorkflow) return (words) => ['steps', id, ...words];
  const pair = pairOfKustomer(action);
  return (words) => pair.output(words, id);
}

function* firstOfEach({ trigger, steps }: KustomerWorkflow, at: string, reading: Reading) {
  const seen = new Set([trigger.id]);
  for (const [i, step] of steps.entries()) {
    if (!seen.has(step.id)) yield [i, step] as const;
    else {
      lose(reading, join(at, i), 'rename it: another step or the trigger has this id, so this one is left out');
    }
    seen.add(step.id);
  }
}

function textsOf(workflow: KustomerWorkflow, at: string, reading: Reading): { name: string; description?: string } {
  const { name, description } = workflow;
  loseOthers(reading, workflow, ['name', 'description', 'meta', 'trigger', 'steps', 'enabled'], at);
  if (workflow['enabled'] === true) {
    lose(
      reading,
      join(at, 'enabled'),
      'activate it when it is complete: it was switched on in Kustomer, here it is a draft',
    );
  }
  const { displayName } = readMeta(reading, workflow.meta, ['displayName'], at);
  if (displayName !== undefined && name && name !== displayName) {
    lose(reading, join(at, 'name'), 'a workflow has one name here, the one that is shown; it is kept for the way back');
  }
  const shown = displayName ?? (name || 'Imported workflow');
  const text = shortened(description ?? undefined, 2_000, join(at, 'description'), reading);
  return {
    name: shortened(shown, 200, join(at, 'name'), reading) ?? shown,
    ...(text !== undefined && { description: text }),
  };
}
