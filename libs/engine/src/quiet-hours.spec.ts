import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { quietUntil } from './quiet-hours.js';

const ms = (iso: string) => Date.parse(iso);
const until = (at: string, from: string, to: string, timezone = 'Europe/Berlin') => {
  const end = quietUntil(ms(at), { from, to, timezone });
  return end === null ? null : new Date(end).toISOString();
};

describe('quiet hours', () => {
  it('last from their first instant until, not including, their last', () => {
    expect(until('2026-11-02T11:59:59.999Z', '13:00', '15:00')).toBeNull();
    expect(until('2026-11-02T12:00:00Z', '13:00', '15:00')).toBe('2026-11-02T14:00:00.000Z');
    expect(until('2026-11-02T13:59:59.999Z', '13:00', '15:00')).toBe('2026-11-02T14:00:00.000Z');
    expect(until('2026-11-02T14:00:00Z', '13:00', '15:00')).toBeNull();
  });

  it.each([
    ['2026-11-02T20:59:00Z', null],
    ['2026-11-02T21:00:00Z', '2026-11-03T07:00:00.000Z'],
    ['2026-11-03T03:00:00Z', '2026-11-03T07:00:00.000Z'],
    ['2026-11-03T07:00:00Z', null],
  ])('may last over midnight: at %s until %s', (at, end) => {
    expect(until(at, '22:00', '08:00')).toBe(end);
  });

  it('are none when they begin and end at the same time', () => {
    expect(until('2026-11-02T12:00:00Z', '13:00', '13:00')).toBeNull();
  });

  it('end once in autumn, although the clock shows their last hour again', () => {
    expect(until('2026-10-25T00:10:00Z', '22:00', '02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(until('2026-10-25T01:10:00Z', '22:00', '02:30')).toBeNull();
  });

  it('begin once in autumn, and go on when the clock goes back', () => {
    expect(until('2026-10-25T01:10:00Z', '02:30', '06:00')).toBe('2026-10-25T05:00:00.000Z');
  });

  it('end after the gap in spring when the clocks skip their end', () => {
    expect(until('2026-03-29T00:30:00Z', '22:00', '02:30')).toBe('2026-03-29T01:00:00.000Z');
    expect(until('2026-03-29T01:00:00Z', '22:00', '02:30')).toBeNull();
  });

  it('neither appear nor stop for a moment when the clocks skip both of their ends', () => {
    expect(until('2026-03-29T00:30:00Z', '02:10', '02:40')).toBeNull();
    expect(until('2026-03-29T00:30:00Z', '02:40', '02:10')).toBe('2026-03-30T00:10:00.000Z');
  });

  it('are over at the end they name, and it is the same for every instant before it', () => {
    const time = fc
      .integer({ min: 0, max: 1_439 })
      .map((minute) => new Temporal.PlainTime(Math.floor(minute / 60), minute % 60).toString().slice(0, 5));
    const hours = fc.record({
      from: time,
      to: time,
      timezone: fc.constantFrom('UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/Havana', 'Pacific/Apia'),
    });
    const at = fc.integer({ min: ms('2011-01-01'), max: ms('2031-01-01') });
    fc.assert(
      fc.property(at, hours, fc.double({ min: 0, max: 0.999, noNaN: true }), (instant, quiet, part) => {
        const end = quietUntil(instant, quiet);
        if (end === null) return;
        expect(end).toBeGreaterThan(instant);
        expect(quietUntil(end, quiet)).toBeNull();
        expect(quietUntil(Math.floor(instant + (end - instant) * part), quiet)).toBe(end);
      }),
      { numRuns: 1_000 },
    );
  });
});
