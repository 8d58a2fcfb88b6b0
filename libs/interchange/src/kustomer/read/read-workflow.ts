import type { JsonObject, WorkflowDefinition } from '@fanfare/contracts';
import { join, type Loss } from '../../loss.js';
import { compact } from '../../same.js';
import { pairOfKustomer } from '../actions/index.js';
import { scheduleWorkflow } from '../actions/schedule-workflow.js';
import { metaText, type KustomerStep, type KustomerWorkflow } from '../document.js';
import { stepIdsFor } from '../step-ids.js';
import type { Words } from '../text/words.js';
import { readTrigger } from '../triggers.js';
import { wrapperLosses, type Unwrapped } from '../wrapping.js';
import { readStart } from './read-start.js';
import { readStep, type NamedSteps } from './read-step.js';
import { lose, loseOthers, type Reading } from './reading.js';

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
  addWhatReadersNeed(workflow, ids, at, steps, reading);
  const imported = { from: 'kustomer', document } as const;
  const definition = { ...texts, trigger, start, steps: Object.fromEntries(steps), imported };
  return { definition, losses: reading.losses, ids, decisions };
}

/** Some actions must do more when a later step looks at what they put out. */
function addWhatReadersNeed(
  workflow: KustomerWorkflow,
  ids: ReadonlyMap<string, string>,
  at: string,
  steps: NamedSteps,
  reading: Reading,
): void {
  const texts = JSON.stringify(steps);
  for (const [i, { id, action }] of workflow.steps.entries()) {
    const whenRead = action ? pairOfKustomer(action).whenRead : undefined;
    const ours = ids.get(id);
    const named = steps.find(([name]) => name === ours);
    if (!whenRead || !named || !texts.includes(`steps.${ours}.`)) continue;
    named[1] = { ...named[1], input: { ...named[1].input, ...structuredClone(whenRead.input) } };
    lose(reading, join(at, 'steps', i, 'action'), whenRead.caveat);
  }
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
      lose(reading, join(at, i, 'id'), 'rename it: another step or the trigger has this id, so this one is left out');
    }
    seen.add(step.id);
  }
}

function textsOf(workflow: KustomerWorkflow, at: string, reading: Reading): { name: string; description?: string } {
  const { name, description, meta } = workflow;
  loseOthers(reading, workflow, ['name', 'description', 'meta', 'trigger', 'steps', 'enabled'], at);
  loseOthers(reading, meta ?? {}, ['displayName'], join(at, 'meta'));
  if (workflow['enabled'] === true) {
    lose(
      reading,
      join(at, 'enabled'),
      'activate it when it is complete: it was switched on in Kustomer, here it is a draft',
    );
  }
  const shown = metaText(meta, 'displayName') ?? (name || 'Imported workflow');
  const texts: JsonObject = compact({
    description: shortened(description ?? undefined, 2_000, join(at, 'description'), reading),
  });
  return { name: shortened(shown, 200, join(at, 'name'), reading) ?? shown, ...texts };
}

function shortened(text: string | undefined, length: number, at: string, reading: Reading): string | undefined {
  if (text === undefined || text.length <= length) return text;
  lose(reading, at, `shorten it: here it may have ${length} characters, and the rest is cut off`);
  return text.slice(0, length);
}
