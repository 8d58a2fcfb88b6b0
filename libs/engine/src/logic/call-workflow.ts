import { workflowId } from '@fanfare/contracts';
import { exitsOf } from '../exits.js';
import { compileInput } from '../input.js';
import type { LogicStep } from './logic-step.js';
import { failed } from './outcomes.js';

/** Runs another workflow as a step of this one. */
export const callWorkflow: LogicStep = {
  action: 'CallWorkflow',
  title: 'Call workflow',
  summary:
    'Starts another workflow, one with the trigger Workflow.Called, about the same contact; there the inputs are {{ trigger.data }}. Waits until it has ended and leaves with the output of its Stop, by Failure when it failed; with "wait": false it goes on at once. The settings of the other workflow hold: where it may not start for the contact again it leaves by Failure (ReentryRefused, LoopStopped), and where the contact has as many runs of it as may be at once, that one waits for its turn. When this run is ended as a whole (by a person, a goal, its deadline), so is the one that it waits for.',
  takes: { input: 'required', next: 'optional' },
  exits: ['Success', 'Failure'],
  input: {
    type: 'object',
    required: ['workflow'],
    properties: {
      workflow: { type: 'string', description: "The other workflow's id" },
      inputs: { type: 'object', description: 'What it is given' },
      wait: { type: 'boolean', default: true, description: 'Whether to wait until it has ended' },
    },
    additionalProperties: false,
  },
  route: exitsOf,
  compile(step) {
    const read = compileInput(step.input ?? {}, callWorkflow.input ?? {});
    return {
      enter(scope) {
        const { input, error } = read(scope);
        if (error) return failed(input, error);
        const { workflow, inputs, wait } = input;
        const id = workflowId.safeParse(workflow);
        if (!id.success) {
          const message = "workflow: give the other workflow's id";
          return failed(input, { code: 'InputInvalid', message, retryable: false });
        }
        const given = typeof inputs === 'object' && inputs !== null && !Array.isArray(inputs) ? inputs : {};
        return { kind: 'calling', input, workflow: id.data, inputs: given, waits: wait !== false };
      },
    };
  },
};
