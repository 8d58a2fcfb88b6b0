import {
  durationMs,
  type ArmedSchedule,
  type JsonObject,
  type Schedule,
  type WorkflowDefinition,
} from '@fanfare/contracts';
import { readCron } from './cron.js';
import { firings } from './firings.js';

/** The schedule of a workflow with its zone; null when it has none. It was validated before. */
export function scheduleOf({ trigger, settings }: WorkflowDefinition): ArmedSchedule | null {
  return trigger.schedule ? resolveSchedule(trigger.schedule, settings?.timezone) : null;
}

/** `timezone`: that of the workflow's clock. */
export function resolveSchedule({ cron, every, timezone }: Schedule, workflowZone = 'UTC'): ArmedSchedule {
  if (cron !== undefined) return { cron, timezone: timezone ?? workflowZone };
  if (every !== undefined) return { every };
  throw new Error('a schedule says neither cron nor every');
}

/** A schedule in the words of nats-server. */
export function specificationOf(schedule: ArmedSchedule): { specification: string; timezone?: string } {
  if ('every' in schedule) return { specification: `@every ${everyMs(schedule.every) / 1_000}s` };
  return { specification: readCron(schedule.cron).sixFields(), timezone: schedule.timezone };
}

/** The next instants at which a schedule fires, after `from`. An interval counts from `since`, when it was armed. */
export function nextFirings(schedule: ArmedSchedule, from: number, count: number, since = from): number[] {
  if ('cron' in schedule) return firings(readCron(schedule.cron), schedule.timezone, from, count);
  const every = everyMs(schedule.every);
  // nats-server counts from the nearest whole second.
  const start = Math.round(since / 1_000) * 1_000;
  const passed = Math.max(0, Math.floor((from - start) / every));
  return Array.from({ length: count }, (_, i) => start + (passed + 1 + i) * every);
}

/** Two firings are further apart, and nats-server's clock is not further off. */
const toleranceMs = 500;

/**
 * The instant that a schedule fired for, when the server released it at `at` and says that it does so `next`: the same
 * however late it fired, and when it fires again after a crash. An interval has no instants of its own but by the next.
 */
export function firedFor(schedule: ArmedSchedule, at: number, next: number): number {
  if ('every' in schedule) return next - everyMs(schedule.every);
  return firings(readCron(schedule.cron), schedule.timezone, at + toleranceMs, 1, -1)[0] ?? at;
}

/**
 * Whether the data of a Schedule.Fired event is about this schedule of this workflow. Data that names no schedule is a
 * person's, who wants the workflow to run now.
 */
export function isFiringOf(schedule: ArmedSchedule, workflow: string, data: JsonObject): boolean {
  if (data['workflow'] !== workflow) return false;
  if (data['cron'] === undefined && data['every'] === undefined) return true;
  return 'every' in schedule
    ? data['every'] === schedule.every
    : data['cron'] === schedule.cron && data['timezone'] === schedule.timezone;
}

function everyMs(every: string): number {
  return durationMs(every) ?? 0;
}
