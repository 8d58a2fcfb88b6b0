import { durationMs, triggerNames, type JsonObject, type Step, type TriggerName } from '@fanfare/contracts';
import { compileCondition, type Evaluated } from '../condition.js';
import { isoOf } from '../dates.js';
import { exitsOf } from '../exits.js';
import type { LogicStep } from './logic-step.js';

const longestMs = 366 * 86_400_000;

/** Waits until something happens to the run's contact. */
export const waitForEvent: LogicStep = {
  action: 'WaitForEvent',
  title: 'Wait for an event',
  summary:
    'Waits for an event about the run\'s contact that fulfils "when" ({{ event.data.score }} refers to it), and leaves with it by Success; when none has come within "timeout" it leaves by Timeout, as it does at once in a test that does not wait.',
  takes: { input: 'required', when: 'optional', next: 'optional' },
  exits: ['Success', 'Timeout', 'Failure'],
  whenSeesEvent: true,
  input: {
    type: 'object',
    required: ['event', 'timeout'],
    properties: {
      event: { type: 'string', enum: [...triggerNames], description: 'The kind of event' },
      timeout: { type: 'string', format: 'duration', description: 'How long, as an ISO 8601 duration such as P3D' },
    },
    additionalProperties: false,
  },
  route: exitsOf,
  check: (step) => [
    ...(typeof step.input?.['event'] === 'string' && /[{#]/.test(step.input['event'])
      ? [{ path: 'input.event', message: 'name the event itself: which one is waited for cannot be computed' }]
      : []),
    ...(timeoutOf(step) === null
      ? [{ path: 'input.timeout', message: 'give an ISO 8601 duration of at most a year, such as PT30M or P3D' }]
      : []),
  ],
  compile(step) {
    const event = step.input?.['event'] as TriggerName;
    const timeoutMs = timeoutOf(step) ?? 0;
    const condition = step.when && compileCondition(step.when);
    const input: JsonObject = { ...step.input };
    return {
      awaits: event,
      enter: (scope) => ({ kind: 'awaiting', input, event, until: scope.at + timeoutMs }),
      resume: (_, dueAt) => ({ kind: 'left', exit: 'Timeout', input, output: { until: isoOf(dueAt) } }),
      meets(scope) {
        const compared: Evaluated[] = [];
        if (!scope.event || (condition && !condition.test(scope, compared))) return null;
        const { id, type, occurredAt, data } = scope.event;
        const output: JsonObject = { event: { id, type, occurredAt, data } };
        return { kind: 'left', exit: 'Success', input: { ...input, compared }, output };
      },
    };
  },
};

function timeoutOf({ input = {} }: Step): number | null {
  const { timeout } = input;
  const ms = typeof timeout === 'string' ? durationMs(timeout) : null;
  return ms !== null && ms > 0 && ms <= longestMs ? ms : null;
}
