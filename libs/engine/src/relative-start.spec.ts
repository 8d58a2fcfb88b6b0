import { describe, expect, it } from '@jest/globals';
import type { JsonObject, RelativeStart } from '@fanfare/contracts';
import { admits } from './index.js';
import { echo, eventOf, workflowOf } from '../test/builders.js';

/** When a run begins, or the reason why none does. The event is accepted on 2026-11-01 shortly before 10:00 UTC. */
const starts = (relativeTo: Partial<RelativeStart>, data: JsonObject, timezone = 'UTC') => {
  const trigger = {
    type: 'Gameplay.Ended' as const,
    relativeTo: { date: '{{ trigger.data.startsAt }}', ...relativeTo },
  };
  const admission = admits(workflowOf({ a: echo() }, { trigger, settings: { timezone } }), eventOf(data));
  if (!admission.admitted) return admission.because;
  return admission.startsAt === undefined ? 'at once' : new Date(admission.startsAt).toISOString();
};
const startsAt = '2026-12-24T18:00:00+01:00';

describe('a run relative to a date of its event', () => {
  it.each<[string, Partial<RelativeStart>, string]>([
    ['on it', {}, '2026-12-24T17:00:00.000Z'],
    ['days before it', { offset: '-P3D' }, '2026-12-21T17:00:00.000Z'],
    ['hours after it', { offset: 'PT36H' }, '2026-12-26T05:00:00.000Z'],
    ['at a time of its day', { at: '09:00' }, '2026-12-24T08:00:00.000Z'],
    ['at a time of the day before', { offset: '-P1D', at: '09:00' }, '2026-12-23T08:00:00.000Z'],
  ])('begins %s', (_, relativeTo, expected) => {
    expect(starts(relativeTo, { startsAt }, 'Europe/Berlin')).toBe(expected);
  });

  it('takes a date without a time for a day where the workflow is', () => {
    const day = { startsAt: '2027-01-31' };
    expect(starts({}, day, 'America/New_York')).toBe('2027-01-31T05:00:00.000Z');
    expect(starts({ at: '09:00' }, day, 'America/New_York')).toBe('2027-01-31T14:00:00.000Z');
    expect(starts({ at: '00:00' }, day, 'Asia/Tokyo')).toBe('2027-01-30T15:00:00.000Z');
  });

  it('keeps the time of day when the clocks change in between', () => {
    // 14:00 in New York, before and after the change of 2027-03-14.
    expect(starts({ offset: '-P3D' }, { startsAt: '2027-03-15T18:00:00Z' }, 'America/New_York')).toBe(
      '2027-03-12T19:00:00.000Z',
    );
    expect(starts({ offset: '-PT72H' }, { startsAt: '2027-03-15T18:00:00Z' }, 'America/New_York')).toBe(
      '2027-03-12T18:00:00.000Z',
    );
  });

  it('begins at the first instant there is when the clocks skip its time', () => {
    expect(starts({ at: '02:30' }, { startsAt: '2027-03-28' }, 'Europe/Berlin')).toBe('2027-03-28T01:00:00.000Z');
  });

  it('takes milliseconds, and a date made by a template', () => {
    expect(starts({}, { startsAt: Date.UTC(2027, 0, 1) })).toBe('2027-01-01T00:00:00.000Z');
    expect(starts({ date: '{{ trigger.data.year }}-01-02' }, { year: '2027' })).toBe('2027-01-02T00:00:00.000Z');
  });

  it.each<[string, JsonObject]>([
    ['is missing', {}],
    ['is null', { startsAt: null }],
    ['is no date', { startsAt: 'next Friday' }],
    ['does not exist', { startsAt: '2027-02-30' }],
    ['is an object', { startsAt: {} }],
    ['is further away than anybody plans', { startsAt: '2099-01-01' }],
    ['is at the end of time', { startsAt: 8.64e15 }],
    ['is at its beginning', { startsAt: -8.64e15 }],
  ])('does not begin when the date %s, and the reason is said', (_, data) => {
    expect(starts({ offset: 'P1D' }, data)).toBe('trigger.relativeTo');
  });

  it('does not begin when that was before the event, unless it should all the same', () => {
    const yesterday = { startsAt: '2026-10-31T10:00:00Z' };
    expect(starts({}, yesterday)).toBe('trigger.relativeTo.ifPast');
    expect(starts({ ifPast: 'run' }, yesterday)).toBe('at once');
    expect(starts({ offset: 'P2D' }, yesterday)).toBe('2026-11-02T10:00:00.000Z');
  });
});
