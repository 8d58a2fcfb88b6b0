const minutesOfDay = 24 * 60;

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** Minutes since midnight of a time of day such as `09:30`; null when it is not one. */
export function minuteOf(timeOfDay: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(timeOfDay);
  if (!match) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2])];
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

/** A day has a time of day once more than a clock shows it: 02:30 comes twice in autumn and not at all in spring. */
export interface TimeOfDay {
  /** Minutes since midnight. */
  readonly minute: number;
  /** An IANA zone that exists. */
  readonly timezone: string;
  /** The days on which it counts, by the calendar of the zone. @default all */
  readonly days?: ReadonlySet<Weekday>;
}

/**
 * The first instant strictly after `at` that is this time of day. It comes once on every day of the calendar: a time
 * that the clocks skip is the first instant after the gap, and one that they show twice is the first of the two.
 */
export function nextTimeOfDay(at: number, { minute, timezone, days }: TimeOfDay): number {
  const time = new Temporal.PlainTime(Math.floor(minute / 60) % 24, minute % 60);
  // Rounded down: Temporal takes whole milliseconds, and all that follow a fraction follow its floor.
  const from = Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(timezone).toPlainDate();
  for (let day = from; ; day = day.add({ days: 1 })) {
    if (days && days.size > 0 && !days.has(weekdayOf(day))) continue;
    const instant = instantOfLocal(day.toPlainDateTime(time), timezone);
    if (instant > at) return instant;
  }
}

/** ISO counts the days of a week from Monday, 1. */
function weekdayOf({ dayOfWeek }: Temporal.PlainDate): Weekday {
  return weekdays[dayOfWeek - 1] ?? 'mon';
}

function instantOfLocal(local: Temporal.PlainDateTime, timezone: string): number {
  const earlier = local.toZonedDateTime(timezone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(local)) return earlier.epochMilliseconds;
  // In a gap `earlier` stands before it, by the gap's length: the next change of the clocks is the gap.
  return earlier.getTimeZoneTransition('next')?.epochMilliseconds ?? earlier.epochMilliseconds;
}
