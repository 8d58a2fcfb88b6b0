import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextTimeOfDay, weekdays, type Weekday } from './zoned-time.js';

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Whole hours, half hours, clocks that change by half an hour, at midnight, that left a day out, and that never change. */
const zones = [
  'UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Havana', 'Pacific/Apia', 'Asia/Kolkata',
  'America/St_Johns', 'Africa/Cairo', 'Asia/Kathmandu', 'America/Sao_Paulo',
] as const; // prettier-ignore

const ms = (iso: string) => Date.parse(iso);
const next = (at: string, time: string, timezone: string, days?: Weekday[]) =>
  new Date(nextTimeOfDay(ms(at), { time, timezone, ...(days && { days: new Set(days) }) })).toISOString();
const local = (at: number, timezone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone);
const clock = (at: number, timezone: string) => local(at, timezone).toPlainTime().toString({ smallestUnit: 'minute' });

describe('the next time of day', () => {
  it('is today when it is still to come, and tomorrow when it is now', () => {
    expect(next('2026-11-01T10:00:00Z', '12:00', 'Europe/Berlin')).toBe('2026-11-01T11:00:00.000Z');
    expect(next('2026-11-01T11:00:00Z', '12:00', 'Europe/Berlin')).toBe('2026-11-02T11:00:00.000Z');
  });

  it('is on one of the days that count, by the calendar of the zone', () => {
    // Sunday evening in UTC, Monday morning in Auckland.
    expect(next('2026-11-01T20:00:00Z', '10:00', 'Pacific/Auckland', ['mon'])).toBe('2026-11-01T21:00:00.000Z');
    expect(next('2026-11-01T20:00:00Z', '10:00', 'UTC', ['sat', 'wed'])).toBe('2026-11-04T10:00:00.000Z');
    expect(next('2026-11-02T10:00:00Z', '10:00', 'UTC', ['mon'])).toBe('2026-11-09T10:00:00.000Z');
  });

  it.each([
    ['an hour in Berlin', '2026-03-29T00:00:00Z', '02:30', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['half an hour on Lord Howe', '2026-10-03T12:00:00Z', '02:10', 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z'],
    ['midnight in Havana', '2026-03-08T04:00:00Z', '00:00', 'America/Havana', '2026-03-08T05:00:00.000Z'],
    ['a whole day in Apia', '2011-12-29T22:00:00Z', '09:00', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ])('is the first instant after the gap when the clocks skip it: %s', (_, at, time, zone, expected) => {
    expect(next(at, time, zone)).toBe(expected);
  });

  it('is the first of two when the clocks show it twice, and the second is not another', () => {
    expect(next('2026-10-24T23:00:00Z', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(next('2026-10-25T00:30:00Z', '02:30', 'Europe/Berlin')).toBe('2026-10-26T01:30:00.000Z');
  });

  const anywhere = fc.record({
    at: fc.integer({ min: ms('2011-01-01'), max: ms('2031-01-01') }),
    minute: fc.integer({ min: 0, max: 1_439 }),
    timezone: fc.constantFrom(...zones),
  });
  const timeOf = (minute: number) =>
    new Temporal.PlainTime(Math.floor(minute / 60), minute % 60).toString().slice(0, 5);
  /** What people would say: go minute by minute until the clock shows it for the first time that day. */
  const walked = (at: number, time: string, timezone: string) => {
    const seen = new Set<string>();
    for (let day = -dayMs; day < 0; day += minuteMs) {
      const then = local(Math.floor(at / minuteMs) * minuteMs + day, timezone);
      if (clock(then.epochMilliseconds, timezone) === time) seen.add(then.toPlainDate().toString());
    }
    for (let t = Math.floor(at / minuteMs) * minuteMs; ; t += minuteMs) {
      const then = local(t, timezone);
      if (clock(t, timezone) !== time || seen.has(then.toPlainDate().toString())) continue;
      seen.add(then.toPlainDate().toString());
      if (t > at) return t;
    }
  };

  it('is after the instant, shows the time unless the clocks skip it, and comes within two days', () => {
    fc.assert(
      fc.property(anywhere, ({ at, minute, timezone }) => {
        const time = timeOf(minute);
        const found = nextTimeOfDay(at, { time, timezone });
        expect(found).toBeGreaterThan(at);
        expect(found - at).toBeLessThanOrEqual(2 * dayMs + 3_600_000);
        if (clock(found, timezone) === time) return;
        // Skipped: the clocks jump over it at this very instant.
        const jump = local(found - 1, timezone).getTimeZoneTransition('next');
        expect(jump?.epochMilliseconds).toBe(found);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is the very one that watching the clock would find', () => {
    fc.assert(
      fc.property(anywhere, ({ at, minute, timezone }) => {
        const found = nextTimeOfDay(at, { time: timeOf(minute), timezone });
        if (clock(found, timezone) === timeOf(minute)) expect(found).toBe(walked(at, timeOf(minute), timezone));
      }),
      { numRuns: 30 },
    );
  });

  it('is found also around the change of clocks, minute by minute', () => {
    for (const [change, timezone] of [
      ['2026-10-25T01:00:00Z', 'Europe/Berlin'],
      ['2026-11-01T05:00:00Z', 'America/Havana'],
    ] as const) {
      for (let at = ms(change) - 2 * 3_600_000; at < ms(change) + 2 * 3_600_000; at += 17 * minuteMs) {
        for (const time of ['00:15', '00:45', '02:15', '02:45', '23:50']) {
          expect(nextTimeOfDay(at, { time, timezone })).toBe(walked(at, time, timezone));
        }
      }
    }
  });

  it('knows every day of the week', () => {
    const found = weekdays.map(
      (day) =>
        local(
          nextTimeOfDay(ms('2026-11-01T10:00:00Z'), { time: '12:00', timezone: 'UTC', days: new Set([day]) }),
          'UTC',
        ).dayOfWeek,
    );
    expect(found).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});
