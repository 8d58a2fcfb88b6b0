import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCron } from './cron.js';
import { firings } from './firings.js';

const ms = (iso: string) => Date.parse(iso);
const after = (cron: string, zone: string, from: string, count: number) =>
  firings(readCron(cron), zone, ms(from), count).map((at) => new Date(at).toISOString().replace(':00.000Z', 'Z'));

describe('the firings of a cron expression', () => {
  // What the code of nats-server 2.15.2 (server/cron.go) gives, run with the same tables of zones.
  it.each([
    ['in plain days', '15 9 * * *', 'Asia/Kolkata', '2026-11-01T00:00Z', ['2026-11-01T03:45Z', '2026-11-02T03:45Z']],
    ['across a change of clocks', '0 9 * * MON-FRI', 'America/New_York', '2026-10-30T00:00Z', ['2026-10-30T13:00Z', '2026-11-02T14:00Z', '2026-11-03T14:00Z']],
    ['where the clock jumps over it', '30 2 * * *', 'Europe/Berlin', '2026-03-27T12:00Z', ['2026-03-28T01:30Z', '2026-03-30T00:30Z', '2026-03-31T00:30Z']],
    ['where the clock shows it twice', '30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00Z', ['2026-10-25T00:30Z', '2026-10-25T01:30Z', '2026-10-26T01:30Z']],
    ['in the middle of an hour that comes twice', '*/30 * * * *', 'Europe/Berlin', '2026-10-25T00:10Z', ['2026-10-25T00:30Z', '2026-10-25T01:00Z', '2026-10-25T01:30Z', '2026-10-25T02:00Z', '2026-10-25T02:30Z']],
    ['at a midnight that is left out', '0 0 * * *', 'America/Havana', '2026-03-07T00:00Z', ['2026-03-07T05:00Z', '2026-03-09T04:00Z', '2026-03-10T04:00Z']],
    ['at a midnight that comes twice', '0 0 * * *', 'America/Havana', '2026-10-31T12:00Z', ['2026-11-01T04:00Z', '2026-11-01T05:00Z', '2026-11-02T05:00Z']],
    ['on leap days', '0 0 29 2 *', 'UTC', '2026-01-01T00:00Z', ['2028-02-29T00:00Z', '2032-02-29T00:00Z']],
  ])('are those of nats-server: %s', (_, cron, zone, from, expected) => {
    expect(after(cron, zone, from, expected.length)).toEqual(expected);
  }); // prettier-ignore

  it('are the instants at which the clock reads it, forwards and backwards', () => {
    const zones = ['UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/Havana', 'Asia/Kathmandu'] as const;
    const crons = ['7 * * * *', '*/20 1-3 * * *', '0 0 * * *', '30 2 * * SUN'] as const;
    const hour = 3_600_000;
    const from = fc.integer({ min: ms('2026-01-01T00:00Z') / hour, max: ms('2028-01-01T00:00Z') / hour });
    fc.assert(
      fc.property(from, fc.constantFrom(...zones), fc.constantFrom(...crons), (start, zone, text) => {
        const cron = readCron(text);
        const found = firings(cron, zone, start * hour, 6);
        const last = found.at(-1) ?? NaN;
        const read: number[] = [];
        for (let at = start * hour + 60_000; at <= last; at += 60_000) if (reads(at, zone, text)) read.push(at);
        expect(found).toEqual(read);
        expect(firings(cron, zone, last, 5, -1).reverse()).toEqual(found.slice(0, 5));
      }),
      { numRuns: 40 },
    );
  });
});

/** Whether a clock in the zone reads what the expression says, told without any library for cron. */
function reads(at: number, zone: string, cron: string): boolean {
  const { hour, minute, dayOfWeek } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  switch (cron) {
    case '7 * * * *':
      return minute === 7;
    case '*/20 1-3 * * *':
      return minute % 20 === 0 && hour >= 1 && hour <= 3;
    case '0 0 * * *':
      return minute === 0 && hour === 0;
    default:
      return minute === 30 && hour === 2 && dayOfWeek === 7;
  }
}
