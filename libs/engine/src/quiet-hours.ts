import { nextTimeOfDay } from './zoned-time.js';

/** From one time of day until another, which may be on the next day; both on the clock of a valid zone. */
export interface ZonedQuietHours {
  readonly from: string;
  readonly to: string;
  readonly timezone: string;
}

/**
 * When the quiet hours end that `at` falls into, in milliseconds; null when it falls into none. They begin at `from` and
 * are over at `to`; when the two are equal there are none.
 */
export function quietUntil(at: number, { from, to, timezone }: ZonedQuietHours): number | null {
  if (from === to) return null;
  const begins = nextTimeOfDay(at, { time: from, timezone });
  const ends = nextTimeOfDay(at, { time: to, timezone });
  // The clock alone cannot tell: in autumn it shows an hour again whose quiet is over. Whichever comes next can.
  if (ends < begins) return ends;
  if (ends > begins) return null;
  // Both fell into a gap in spring: quiet hours that end there only to begin again go on, others have no length.
  return from > to ? nextTimeOfDay(ends, { time: to, timezone }) : null;
}
