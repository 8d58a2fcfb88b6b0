import { scheduleLines } from '@fanfare/client';
import type { Context } from '../context.js';

/** When a workflow starts by itself. */
export async function showSchedule(id: string, { management, terminal }: Context): Promise<void> {
  const schedule = await management.schedule(id);
  terminal.show(schedule, () => scheduleLines(schedule, terminal.palette));
}
