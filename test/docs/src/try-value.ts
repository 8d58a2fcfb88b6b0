import type { ActionEntry, Json, JsonObject, WorkflowDefinition } from '@fanfare/contracts';
import { validate } from '@fanfare/engine';
import { beginRun } from './sample-run.js';

/** What became of a value: what an action would have been given, or why the step failed, or why it may not be activated. */
export type Outcome =
  | { kind: 'given'; value: Json }
  | { kind: 'leftOut' }
  | { kind: 'failed'; code: string; message: string }
  | { kind: 'refused'; message: string };

interface Trial {
  /** What `trigger.data` is. */
  readonly data?: JsonObject;
  /** The JSON Schema of the field that takes the value. Without it: anything. */
  readonly wanted?: JsonObject;
  readonly required?: boolean;
}

/** Puts a value into a field of an action and runs it: validation, compilation and a run's first advance. */
export function tryValue(given: Json, { data = {}, wanted = {}, required = false }: Trial = {}): Outcome {
  const actions = new Map([['Show', takes(wanted, required)]]);
  const definition: WorkflowDefinition = {
    name: 'Example',
    trigger: { type: 'Gameplay.Ended' },
    start: 'show',
    steps: { show: { action: 'Show', input: { value: given } } },
  };
  const [problem] = validate(definition, actions);
  if (problem) return { kind: 'refused', message: problem.message };
  const { commands, history } = beginRun(definition, actions, data);
  const error = history.find((entry) => entry.kind === 'step.finished')?.error;
  if (error) return { kind: 'failed', code: error.code, message: error.message };
  const input = commands[0]?.command.input ?? {};
  return Object.hasOwn(input, 'value') ? { kind: 'given', value: input['value'] ?? null } : { kind: 'leftOut' };
}

function takes(wanted: JsonObject, required: boolean): ActionEntry {
  return {
    name: 'Show',
    title: 'Show',
    summary: '',
    service: 'show',
    repeat: 'pure',
    input: { type: 'object', properties: { value: wanted }, ...(required ? { required: ['value'] } : {}) },
    exits: { Success: {}, Failure: {} },
    timeoutMs: 30_000,
  };
}
