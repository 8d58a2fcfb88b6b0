import { durationMs, type EndingRule, type FieldProblem, type WorkflowDefinition } from '@fanfare/contracts';
import { isTimezone } from '../timezone.js';
import { conditionProblems } from './conditions.js';
import { filterSurroundings, withEvent } from './references.js';

const zoneMessage = 'give an IANA time zone such as Europe/Berlin';
/** A goal is asked of an event that need not be the run's own. */
const endingSurroundings = withEvent({
  ...filterSurroundings,
  roots: new Set(['workflow', 'workspace', 'now'] as const),
});

/** What is wrong with a workflow's settings beyond their shape. */
export function settingsProblems({ settings }: WorkflowDefinition): FieldProblem[] {
  if (!settings) return [];
  const zones = [
    ['settings.timezone', settings.timezone],
    ['settings.quietHours.timezone', settings.quietHours?.timezone],
  ] as const;
  const spans = [
    ['settings.deadline', settings.deadline],
    ['settings.reentry.within', settings.reentry?.within],
  ] as const;
  return [
    ...zones.flatMap(([path, zone]) =>
      zone === undefined || isTimezone(zone) ? [] : [{ path, message: zoneMessage }],
    ),
    ...spans.flatMap(([path, span]) =>
      span === undefined || durationMs(span) ? [] : [{ path, message: 'give more than zero' }],
    ),
    ...endingProblems(settings.goals ?? [], 'settings.goals'),
    ...endingProblems(settings.exitRules ?? [], 'settings.exitRules'),
  ];
}

function endingProblems(rules: readonly EndingRule[], path: string): FieldProblem[] {
  const names = new Set<string>();
  return rules.flatMap(({ name, when }, i) => {
    const problems = when ? conditionProblems(when, `${path}.${i}.when`, endingSurroundings) : [];
    if (names.has(name)) {
      problems.push({ path: `${path}.${i}.name`, message: `choose another name: '${name}' is taken` });
    }
    names.add(name);
    return problems;
  });
}
