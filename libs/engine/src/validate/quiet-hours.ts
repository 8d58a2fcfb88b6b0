import type { FieldProblem, WorkflowDefinition } from '@fanfare/contracts';

/** Steps that wait for the end of quiet hours which nobody has set. */
export function quietHoursProblems({ settings, steps }: WorkflowDefinition): FieldProblem[] {
  if (settings?.quietHours) return [];
  return Object.entries(steps)
    .filter(([, { action, input = {} }]) => action === 'Delay' && Object.hasOwn(input, 'untilQuietHoursEnd'))
    .filter(([, { input = {} }]) => !Object.hasOwn(input, 'quietHours'))
    .map(([id]) => ({
      path: `steps.${id}.input.quietHours`,
      message: 'is required: say "from" and "to" here, or set the quiet hours of the workflow (settings.quietHours)',
    }));
}
