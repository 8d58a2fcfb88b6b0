import type { Json, RelativeStart } from '@fanfare/contracts';
import { instantOf } from './dates.js';
import type { Scope } from './scope.js';
import { compileValue, readValue } from './value.js';
import { nextTimeOfDay } from './zoned-time.js';

/** Beyond this a date is a mistake. Nor can nats-server hold a message until any instant at all. */
export const longestWaitMs = 5 * 366 * 86_400_000;

export interface CompiledStart {
  readonly ifPast: 'skip' | 'run';
  /** When the run begins, in milliseconds; null when the event does not say. May throw TemplateFailed. */
  startsAt(scope: Scope): number | null;
}

/** Compiles where a run begins relative to a date of its event. Days are those of the calendar: one has 23 hours, now and then. */
export function compileRelativeStart(
  { date, offset, at, ifPast = 'skip' }: RelativeStart,
  zone: string,
): CompiledStart {
  const value = compileValue(date, { quiet: true });
  const shift = Temporal.Duration.from(offset ?? 'PT0S');
  return {
    ifPast,
    startsAt(scope) {
      const read = readDate(readValue(value, scope), zone);
      if (read === null || Math.abs(read.epochMilliseconds - scope.at) > 2 * longestWaitMs) return null;
      const moved = read.add(shift);
      const startsAt = at === undefined ? moved.epochMilliseconds : onThatDay(moved, at, zone);
      return startsAt - scope.at > longestWaitMs ? null : startsAt;
    },
  };
}

/** A date alone is a day on the workflow's clock, which begins at midnight there. Anything else is an instant, as everywhere. */
function readDate(value: Json, zone: string): Temporal.ZonedDateTime | null {
  const instant = instantOf(value);
  if (instant === null) return null;
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value.trim())) {
    return Temporal.PlainDate.from(value.trim()).toZonedDateTime(zone);
  }
  return Temporal.Instant.fromEpochMilliseconds(Math.trunc(instant)).toZonedDateTimeISO(zone);
}

function onThatDay(moved: Temporal.ZonedDateTime, time: string, timezone: string): number {
  return nextTimeOfDay(moved.startOfDay().epochMilliseconds - 1, { time, timezone });
}
