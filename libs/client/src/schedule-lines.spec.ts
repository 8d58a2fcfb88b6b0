import { describe, expect, it } from '@jest/globals';
import { scheduleLines } from './schedule-lines.js';

const at = Date.parse('2026-11-30T08:00:00Z');

describe('a schedule for a person', () => {
  it('shows the rule and the next instants on its own clock', () => {
    const schedule = { cron: '0 9 * * MON-FRI', timezone: 'Europe/Berlin' };
    expect(scheduleLines({ schedule, timezone: 'Europe/Berlin', next: [at, at + 86_400_000], armed: true })).toBe(
      [
        '0 9 * * MON-FRI  Europe/Berlin  armed',
        '  Mon 2026-11-30 09:00:00 GMT+1',
        '  Tue 2026-12-01 09:00:00 GMT+1',
      ].join('\n'),
    );
  });

  it('says when nothing will happen', () => {
    expect(scheduleLines({ schedule: { every: 'PT1H' }, timezone: 'UTC', next: [], armed: false })).toBe(
      'every PT1H  not armed: no version with it is in force',
    );
    expect(scheduleLines({ schedule: null, timezone: 'UTC', next: [], armed: false })).toContain('no schedule');
  });
});
