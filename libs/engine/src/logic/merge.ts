import { exitsOf } from '../exits.js';
import type { LogicStep } from './logic-step.js';

/** Branches of a Split meet and go on as one. */
export const merge: LogicStep = {
  action: 'Merge',
  title: 'Merge',
  summary:
    'Waits for the branches that can still come here ("wait": all), or for the first of them ("any"), and goes on as one, with what all of them left behind: what one of them changed counts, and of what several changed that of the last one in the order of the Split. A branch that ends elsewhere, or turns away, is not waited for.',
  takes: { input: 'optional', next: 'optional' },
  exits: ['Success'],
  input: {
    type: 'object',
    properties: {
      wait: { type: 'string', enum: ['all', 'any'], default: 'all', description: 'Which branches to wait for' },
    },
    additionalProperties: false,
  },
  route: exitsOf,
  compile: (step) => {
    const waitsFor = step.input?.['wait'] === 'any' ? 'any' : 'all';
    return { waitsFor, enter: () => ({ kind: 'joining' }) };
  },
};
