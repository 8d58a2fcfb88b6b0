import { durationMs, type FieldProblem, type Schedule } from '@fanfare/contracts';
import { readCron, type ReadCron } from '../cron.js';
import { isTimezone } from '../timezone.js';

/** Each firing starts a run. More than one a minute is a mistake that fills a workspace's history before it is seen; cron, as people know it, cannot say it either. */
const shortestMs = 60_000;
const longestMs = 366 * 86_400_000;

/** The zone of the workflow's clock, and where it is said. */
interface Clock {
  readonly timezone?: string | undefined;
  /** @default settings.timezone */
  readonly path?: string;
}

/** What is wrong with a schedule that stands at a path, and what to do. */
export function scheduleProblems(schedule: Schedule, path: string, clock: Clock = {}): FieldProblem[] {
  const { cron, every, timezone } = schedule;
  if (cron !== undefined && every !== undefined) {
    return [{ path: `${path}.every`, message: 'remove it: a schedule has either cron or every' }];
  }
  if (cron !== undefined) return cronProblems(schedule, cron, path, clock);
  if (every === undefined) {
    return [{ path, message: 'say when: { "cron": "0 9 * * MON-FRI" } or { "every": "PT1H" }' }];
  }
  return [
    ...(timezone === undefined ? [] : [{ path: `${path}.timezone`, message: 'remove it: an interval has no zone' }]),
    ...everyProblems(every, path),
  ];
}

function everyProblems(every: string, path: string): FieldProblem[] {
  const ms = durationMs(every) ?? 0;
  if (ms >= shortestMs && ms <= longestMs && ms % 1_000 === 0) return [];
  return [{ path: `${path}.every`, message: 'give whole seconds, at least a minute (PT1M) and at most 366 days' }];
}

function cronProblems(schedule: Schedule, cron: string, path: string, clock: Clock): FieldProblem[] {
  const zone = schedule.timezone ?? clock.timezone ?? 'UTC';
  // nats-server finds a zone as a file, by the letter.
  if (!isTimezone(zone) || !/^[A-Z]/.test(zone)) {
    const where = schedule.timezone === undefined ? (clock.path ?? 'settings.timezone') : `${path}.timezone`;
    return [{ path: where, message: 'give an IANA time zone such as Europe/Berlin' }];
  }
  const at = `${path}.cron`;
  let read: ReadCron;
  try {
    read = readCron(cron);
  } catch (error) {
    return [{ path: at, message: `correct it: ${(error as Error).message}` }];
  }
  if (read.seconds() > 1) {
    return [{ path: at, message: 'give a single second: a schedule fires at most once a minute' }];
  }
  // Seen from any instant: a day that does not come after one comes after none.
  return read.after(0) === null ? [{ path: at, message: 'give a day that exists: this one never comes' }] : [];
}
