import type { FieldProblem, Json, Step } from '@fanfare/contracts';
import { exitsOf } from '../exits.js';
import { compileInput } from '../input.js';
import { TemplateFailed } from '../liquid.js';
import { compileValue, readValue } from '../value.js';
import type { LogicStep } from './logic-step.js';
import { failed } from './outcomes.js';

const maxItems = 1_000;
export const maxAtOnce = 50;

/** Does the same for each item of a list. */
export const forEach: LogicStep = {
  action: 'ForEach',
  title: 'For each',
  summary:
    'Takes a list and follows "each" once for every item, one after the other or several at once; within, {{ steps.<id>.item }} is the item and {{ steps.<id>.index }} its number. When all have ended it goes on by Success, or by Failure when an item failed. Items that would have a run pass more than 25,000 steps in its loops do not begin: it leaves by Failure (TooManySteps), as with more than 10,000 items (TooManyItems).',
  takes: { input: 'required', each: 'required', next: 'optional' },
  exits: ['Success', 'Failure'],
  input: {
    type: 'object',
    required: ['items'],
    properties: {
      items: { type: 'array', description: `The list, of at most ${maxItems} items` },
      atOnce: { type: 'integer', minimum: 1, maximum: maxAtOnce, default: 1, description: 'Items in work at once' },
      onFailure: {
        type: 'string',
        enum: ['continue', 'stop'],
        default: 'continue',
        description: 'Whether items still begin after one has failed',
      },
      collect: { description: "A value to keep of each item when its branch ends: 'results' lists them" },
    },
    additionalProperties: false,
  },
  route: exitsOf,
  check: constantProblems,
  compile(step) {
    const { collect, ...input } = step.input ?? {};
    const read = compileInput(input, forEach.input ?? {});
    const kept = collect === undefined ? null : compileValue(collect, { quiet: true });
    const enter: ReturnType<LogicStep['compile']>['enter'] = (scope) => {
      const { input: given, error } = read(scope);
      if (error) return failed(given, error);
      const { items, atOnce, onFailure } = given;
      const shown = { ...given, items: Array.isArray(items) ? `(a list of ${items.length})` : (items ?? null) };
      const problem = problemOf(items);
      if (problem !== null) return failed(shown, { code: 'InputInvalid', message: problem, retryable: false });
      return {
        kind: 'looping',
        input: shown,
        items: items as Json[],
        atOnce: Math.min(maxAtOnce, Math.max(1, Math.floor(Number(atOnce ?? 1)) || 1)),
        stopsOnFailure: onFailure === 'stop',
        target: step.each ?? '',
      };
    };
    if (!kept) return { enter };
    return {
      enter,
      collect(scope) {
        try {
          return readValue(kept, scope);
        } catch (error) {
          // What is kept of an item is not worth losing the others for.
          if (error instanceof TemplateFailed) return null;
          throw error;
        }
      },
    };
  },
};

function problemOf(items: Json | undefined): string | null {
  if (!Array.isArray(items)) return 'items: give a list; what was given is none';
  return items.length <= maxItems ? null : `items: ${items.length} are too many: a ForEach takes ${maxItems}`;
}

function constantProblems({ input = {} }: Step): FieldProblem[] {
  const items = input['items'];
  const problem = Array.isArray(items) ? problemOf(items) : null;
  return problem === null ? [] : [{ path: 'input.items', message: problem }];
}
