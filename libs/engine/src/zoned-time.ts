export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

export interface TimeOfDay {
  /** On the zone's clock, such as `09:30`. */
  readonly time: string;
  readonly timezone: string;
  /** The days on which it counts, by the zone's calendar. @default all of them */
  readonly days?: ReadonlySet<Weekday>;
}

/**
 * The first instant strictly after `at` that is this time of day. It comes once on each day of the calendar: a time
 * that the clocks skip in spring is the first instant after the gap, one that they show twice in autumn is the first of
 * the two. The zone and the time must be valid.
 */
export function nextTimeOfDay(at: number, { time, timezone, days }: TimeOfDay): number {
  const wanted = Temporal.PlainTime.from(time);
  for (let day = dayOf(at, timezone); ; day = day.add({ days: 1 })) {
    if (days && days.size > 0 && !days.has(weekdayOf(day))) continue;
    const instant = instantOfLocal(day.toPlainDateTime(wanted), timezone);
    if (instant > at) return instant;
  }
}

function dayOf(at: number, timezone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(timezone).toPlainDate();
}

/** ISO numbers the days of a week from Monday, 1. */
function weekdayOf({ dayOfWeek }: Temporal.PlainDate): Weekday {
  return weekdays[dayOfWeek - 1] ?? 'mon';
}

function instantOfLocal(local: Temporal.PlainDateTime, timezone: string): number {
  const earlier = local.toZonedDateTime(timezone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(local)) return earlier.epochMilliseconds;
  // Inside a gap Temporal steps back by the gap's length, so the next change of the clocks is the gap itself.
  return earlier.getTimeZoneTransition('next')?.epochMilliseconds ?? earlier.epochMilliseconds;
}
