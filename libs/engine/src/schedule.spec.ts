import { describe, expect, it } from '@jest/globals';
import type { ArmedSchedule } from '@fanfare/contracts';
import { firedFor, nextFirings, specificationOf } from './index.js';

const ms = (iso: string) => Date.parse(iso);
const morning: ArmedSchedule = { cron: '0 9 * * *', timezone: 'Europe/Berlin' };
const often: ArmedSchedule = { every: 'PT1H30M' };

describe('a schedule', () => {
  it('is said to nats-server in its words', () => {
    expect(specificationOf(morning)).toEqual({ specification: '0 0 9 * * *', timezone: 'Europe/Berlin' });
    expect(specificationOf(often)).toEqual({ specification: '@every 5400s' });
  });

  it('with an interval fires after each of them, counted from when it was armed', () => {
    const since = ms('2026-11-01T10:00:00.700Z');
    const expected = (...times: string[]) => times.map((time) => ms(`2026-11-01T${time}Z`));
    expect(nextFirings(often, since, 2, since)).toEqual(expected('11:30:01', '13:00:01'));
    expect(nextFirings(often, ms('2026-11-01T13:00:01Z'), 1, since)).toEqual(expected('14:30:01'));
  });

  it('fired for the same instant, however late it fired, or a moment early', () => {
    const next = ms('2026-11-02T08:00Z');
    for (const at of [
      '2026-11-01T07:59:59.900Z',
      '2026-11-01T08:00:00Z',
      '2026-11-01T08:00:00.250Z',
      '2026-11-01T21:17Z',
    ]) {
      expect(firedFor(morning, ms(at), next)).toBe(ms('2026-11-01T08:00Z'));
    }
    for (const at of ['2026-11-01T11:30:01Z', '2026-11-01T12:59Z']) {
      expect(firedFor(often, ms(at), ms('2026-11-01T13:00:01Z'))).toBe(ms('2026-11-01T11:30:01Z'));
    }
  });

  it('fired for two instants when the clock showed its time twice', () => {
    const twice: ArmedSchedule = { cron: '30 2 * * *', timezone: 'Europe/Berlin' };
    const instants = [ms('2026-10-25T00:30Z'), ms('2026-10-25T01:30Z')];
    expect(instants.map((at) => firedFor(twice, at, ms('2026-10-26T01:30Z')))).toEqual(instants);
  });
});
