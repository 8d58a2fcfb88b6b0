import type { ScheduleDue, WorkflowDefinition } from '@fanfare/contracts';
import type { RepeatingSchedule } from '@fanfare/bus';
import { scheduleOf, specificationOf } from '@fanfare/engine';

/** What is to be armed for a workflow; null when it has no schedule. Of equal definitions it is equal: their versions share a schedule, and an interval goes on. */
export function repeatingScheduleOf(
  workspace: string,
  workflow: string,
  definition: WorkflowDefinition,
): RepeatingSchedule | null {
  const schedule = scheduleOf(definition);
  if (!schedule) return null;
  const { site, card } = definition.scope ?? {};
  const due: ScheduleDue = { workspace, workflow, ...(site && { site }), ...(card && { card }), schedule };
  return { ...specificationOf(schedule), service: 'schedules', text: JSON.stringify(due) };
}
