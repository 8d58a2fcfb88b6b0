import type { FieldProblem, JsonObject, Step } from '@fanfare/contracts';
import { isoOf } from '../dates.js';
import { exitsOf } from '../exits.js';
import { compileInput } from '../input.js';
import { weekdays } from '../zoned-time.js';
import { delayForms, dueOf, type DelayForm } from './delay-due.js';
import { invalidInput } from './invalid-input.js';
import type { Left, LogicStep } from './logic-step.js';
import { failed } from './outcomes.js';

/** Fields that only some of the forms read. */
const belongsTo: Readonly<Record<string, readonly DelayForm[]>> = {
  days: ['untilTime'],
  quietHours: ['untilQuietHoursEnd'],
  timezone: ['untilTime', 'untilQuietHoursEnd'],
};

const timeOfDay = { type: 'string', format: 'time-of-day' };

/** Waits, counted from the recorded instant of its cause. */
export const delay: LogicStep = {
  action: 'Delay',
  title: 'Delay',
  summary:
    'Waits for a duration ("for": PT1H), until an instant ("until": 2027-01-01T09:00:00Z), until the next time of day ("untilTime": 09:30) or until quiet hours are over ("untilQuietHoursEnd": true). An instant that has passed does not wait, nor do quiet hours that are not now.',
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
      untilTime: { ...timeOfDay, description: 'Until the next such time of day, later than now' },
      days: {
        type: 'array',
        items: { type: 'string', enum: [...weekdays] },
        minItems: 1,
        description: 'The days of the week on which that time counts. Without it: all of them',
      },
      untilQuietHoursEnd: { type: 'boolean', enum: [true], description: 'Until quiet hours are over' },
      quietHours: {
        type: 'object',
        required: ['from', 'to'],
        properties: { from: timeOfDay, to: timeOfDay },
        additionalProperties: false,
        description: "Quiet hours of its own. Without it: those of the workflow's settings",
      },
      timezone: {
        type: 'string',
        format: 'timezone',
        description: "The IANA time zone of these times. Without it: that of the quiet hours or the workflow's",
      },
    },
    additionalProperties: false,
  },
  route: exitsOf,
  check: formProblems,
  compile(step) {
    const read = compileInput(step.input ?? {}, delay.input ?? {});
    const [form = 'for'] = formsIn(step);
    const passed = (input: JsonObject, until: number): Left => ({
      kind: 'left',
      exit: 'Success',
      input,
      output: { until: isoOf(until) },
    });
    return {
      enter(scope) {
        const { input, error } = read(scope);
        if (error) return failed(input, error);
        const due = dueOf(form, input, scope);
        if ('field' in due) return invalidInput(input, due.field, due.wanted);
        const reason = form === 'untilQuietHoursEnd' ? 'quiet hours' : 'delay';
        return due.until > scope.at ? { kind: 'waiting', until: due.until, reason } : passed(input, scope.at);
      },
      resume: (scope, dueAt) => passed(read(scope).input, dueAt),
    };
  },
};

function formsIn({ input = {} }: Step): DelayForm[] {
  return delayForms.filter((form) => Object.hasOwn(input, form));
}

function formProblems(step: Step): FieldProblem[] {
  const [form, second] = formsIn(step);
  if (!form || second) {
    return [{ path: 'input', message: `say how long by one of ${delayForms.join(', ')}, and only one of them` }];
  }
  return Object.entries(belongsTo)
    .filter(([field, forms]) => Object.hasOwn(step.input ?? {}, field) && !forms.includes(form))
    .map(([field, forms]) => ({ path: `input.${field}`, message: `remove it: it goes with ${forms.join(' and ')}` }));
}
