import type { JsonObject } from '@fanfare/contracts';
import { durationOf, instantOf, isoOf } from '../dates.js';
import { exitsOf } from '../exits.js';
import { compileInput } from '../input.js';
import type { Left, LogicStep } from './logic-step.js';

const longestMs = 5 * 366 * 86_400_000;

/** Waits for a duration or until an instant, counted from the recorded instant of its cause. */
export const delay: LogicStep = {
  action: 'Delay',
  title: 'Delay',
  summary:
    'Waits for a duration ("for": PT1H) or until an instant ("until": 2027-01-01T09:00:00Z). An instant that has passed does not wait.',
  takes: { input: 'required', next: 'optional' },
  exits: ['Success', 'Failure'],
  input: {
    type: 'object',
    properties: {
      for: {
        type: 'string',
        format: 'duration',
        description: 'How long, as an ISO 8601 duration such as PT30M or P2D',
      },
      until: {
        type: ['string', 'number'],
        format: 'date-time',
        description: 'Until when, as an ISO 8601 date or date-time',
      },
    },
    additionalProperties: false,
  },
  route: exitsOf,
  check({ input = {} }) {
    const given = ['for', 'until'].filter((name) => Object.hasOwn(input, name));
    if (given.length === 1) return [];
    return [{ path: 'input', message: 'give either "for" (a duration) or "until" (an instant), and only one of them' }];
  },
  compile(step) {
    const read = compileInput(step.input ?? {}, delay.input ?? {});
    const passed = (input: JsonObject, until: number): Left => ({
      kind: 'left',
      exit: 'Success',
      input,
      output: { until: isoOf(until) },
    });
    return {
      enter(scope) {
        const { input, error } = read(scope);
        if (error) return { kind: 'left', exit: 'Failure', input, output: {}, error };
        const until = dueOf(input, scope.at);
        if (until === null || until - scope.at > longestMs) return invalid(input);
        return until > scope.at ? { kind: 'waiting', until, reason: 'delay' } : passed(input, scope.at);
      },
      resume: (scope, dueAt) => passed(read(scope).input, dueAt),
    };
  },
};

function dueOf(input: JsonObject, at: number): number | null {
  const span = durationOf(input['for']);
  if (span !== null) return at + span;
  return input['for'] === undefined ? wholeMs(instantOf(input['until'])) : null;
}

function wholeMs(ms: number | null): number | null {
  return ms === null ? null : Math.max(0, Math.ceil(ms));
}

function invalid(input: JsonObject): Left {
  const message = `Delay cannot wait for ${JSON.stringify(input)}: give an ISO 8601 duration ("for") or instant ("until") of at most five years`;
  return {
    kind: 'left',
    exit: 'Failure',
    input,
    output: {},
    error: { code: 'InputInvalid', message, retryable: false },
  };
}
