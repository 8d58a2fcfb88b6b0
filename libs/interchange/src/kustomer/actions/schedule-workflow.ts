import { durationMs, type JsonObject, type Step } from '@fanfare/contracts';
import { compact, fieldOf, isObject } from '../../same.js';
import { loseOtherInput, loseOtherParams, type ReadParams, type WriteParams } from './action-pair.js';

export const scheduleWorkflow = 'kustomer.app.scheduler.schedule-workflow';

const minuteMs = 60_000;

/** What a schedule becomes: a wait, and then a call that nobody waits for. */
export interface Scheduled {
  readonly delay: JsonObject;
  readonly call: JsonObject;
}

/** A workflow that is to run so many minutes from now; null when it is scheduled in any other way. */
export function readSchedule(params: JsonObject, read: ReadParams): Scheduled | null {
  const { runAt, workflowId, inputs } = params;
  const value = isObject(runAt) ? fieldOf(runAt, 'value') : undefined;
  const relative = isObject(runAt) && fieldOf(runAt, 'type') === 'relative';
  if (!relative || typeof value !== 'number' || !Number.isInteger(value) || value < 0) return null;
  if (typeof workflowId !== 'string') return null;
  loseOtherParams(params, ['runAt', 'workflowId', 'inputs'], read);
  read.lose('runAt.value', `check the time: it is read as ${value} minutes, but Kustomer's unit is not documented`);
  read.lose('workflowId', `import the workflow ${workflowId}, too, and write the id here that it then has`);
  return {
    delay: { for: `PT${value}M` },
    call: compact({
      workflow: workflowId,
      inputs: inputs === undefined ? undefined : read.value(inputs, 'inputs'),
      wait: false,
    }),
  };
}

/** The same, back; null when the two steps are not just that. */
export function writeSchedule(delay: Step, call: Step, write: WriteParams): JsonObject | null {
  const span = typeof delay.input?.['for'] === 'string' ? durationMs(delay.input['for']) : null;
  const { workflow, inputs } = call.input ?? {};
  if (span === null || typeof workflow !== 'string') return null;
  loseOtherInput(call.input ?? {}, ['workflow', 'inputs', 'wait'], write);
  return compact({
    runAt: { value: Math.ceil(span / minuteMs), type: 'relative' },
    workflowId: workflow,
    inputs: inputs === undefined ? undefined : write.value(inputs, 'inputs'),
  });
}
