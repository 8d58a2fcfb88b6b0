import { durationMs, type FieldProblem, type RelativeStart, type WorkflowDefinition } from '@fanfare/contracts';
import { instantOf } from '../dates.js';
import { longestWaitMs } from '../relative-start.js';
import { kindOfText } from '../text.js';
import { conditionProblems } from './conditions.js';
import { filterSurroundings, valueProblems } from './references.js';
import { scheduleProblems } from './schedule.js';

type Trigger = WorkflowDefinition['trigger'];

/** What is wrong with what starts a workflow, beyond its shape. */
export function triggerProblems({ trigger, settings }: WorkflowDefinition): FieldProblem[] {
  const { filter, schedule, relativeTo } = trigger;
  return [
    ...(filter ? conditionProblems(filter, 'trigger.filter', filterSurroundings) : []),
    ...misplaced(trigger),
    ...(schedule ? scheduleProblems(schedule, 'trigger.schedule', { timezone: settings?.timezone }) : []),
    ...(relativeTo ? relativeProblems(relativeTo, 'trigger.relativeTo') : []),
  ];
}

function misplaced({ type, schedule, relativeTo }: Trigger): FieldProblem[] {
  const problem = (field: string, message: string) => [{ path: `trigger.${field}`, message }];
  if (type === 'Schedule.Fired') {
    return [
      ...(schedule
        ? []
        : problem('schedule', 'is required: say when, { "cron": "0 9 * * MON-FRI" } or { "every": "PT1H" }')),
      ...(relativeTo ? problem('relativeTo', 'remove it: a schedule says itself when') : []),
    ];
  }
  return [
    ...(schedule ? problem('schedule', `remove it, or listen to Schedule.Fired instead of ${type}`) : []),
    ...(relativeTo && type === 'Workflow.Called'
      ? problem('relativeTo', 'remove it: a workflow that is called begins at once; put a Delay in front')
      : []),
  ];
}

function relativeProblems({ date, offset }: RelativeStart, path: string): FieldProblem[] {
  const literal = kindOfText(date).kind === 'literal';
  const span = durationMs((offset ?? 'PT0S').replace(/^[+-]/, '')) ?? 0;
  return [
    ...valueProblems(date, `${path}.date`, filterSurroundings),
    ...(literal && instantOf(date) === null
      ? [{ path: `${path}.date`, message: 'give a date of the event, such as {{ trigger.data.startsAt }}' }]
      : []),
    ...(span > longestWaitMs ? [{ path: `${path}.offset`, message: 'give at most five years' }] : []),
  ];
}
