import { firingLines, scheduleLines } from '@fanfare/client';
import type { Schedule } from '@fanfare/contracts';
import type { Context } from '../context.js';

export interface ScheduleOptions {
  cron?: string;
  every?: string;
  timezone?: string;
}

/** When a workflow starts by itself, or when a schedule would. */
export async function showSchedule(
  id: string | undefined,
  options: ScheduleOptions,
  { management, lifecycle, terminal }: Context,
): Promise<void> {
  const given = scheduleOf(options);
  if ((id === undefined) === (given === null)) throw new Error('Name a workflow, or give --cron or --every.');
  if (id !== undefined) {
    const schedule = await management.schedule(id);
    terminal.show(schedule, () => scheduleLines(schedule, terminal.palette));
  } else if (given) {
    const preview = await lifecycle.previewSchedule(given, options.timezone);
    terminal.show(preview, () => firingLines(preview, terminal.palette).join('\n'));
  }
}

function scheduleOf({ cron, every }: ScheduleOptions): Schedule | null {
  if (cron !== undefined && every !== undefined) throw new Error('Either --cron or --every.');
  if (cron !== undefined) return { cron };
  return every === undefined ? null : { every };
}
