import { exitsTo } from '../exits.js';
import { compileInput } from '../input.js';
import type { LogicStep } from './logic-step.js';
import { failed } from './outcomes.js';

/** Ends the whole run, on purpose. */
export const stop: LogicStep = {
  action: 'Stop',
  title: 'Stop',
  summary:
    'Ends the run here and now, with all of its branches: as Success, or as Failed with a message. "output" is what a workflow that called this one gets.',
  takes: { input: 'optional' },
  exits: ['Success', 'Failure'],
  input: {
    type: 'object',
    properties: {
      status: { type: 'string', enum: ['Success', 'Failed'], default: 'Success', description: 'How the run ends' },
      message: { type: 'string', description: 'Why, for those who read the history' },
      output: { type: 'object', description: 'What the workflow that called this one gets' },
    },
    additionalProperties: false,
  },
  route: () => exitsTo([]),
  compile(step) {
    const read = compileInput(step.input ?? {}, stop.input ?? {});
    return {
      enter(scope) {
        const { input, error } = read(scope);
        if (error) return failed(input, error);
        const given = input['output'];
        const output = typeof given === 'object' && given !== null && !Array.isArray(given) ? given : {};
        if (input['status'] !== 'Failed') return { kind: 'stopping', input, output };
        const message = typeof input['message'] === 'string' ? input['message'] : 'The workflow stopped the run.';
        return { kind: 'stopping', input, output, error: { code: 'Stopped', message, retryable: false } };
      },
    };
  },
};
