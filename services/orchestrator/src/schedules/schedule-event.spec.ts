import { describe, expect, it } from '@jest/globals';
import type { ScheduleDue } from '@fanfare/contracts';
import { scheduleEvent } from './schedule-event.js';

const due: ScheduleDue = {
  workspace: 'acme',
  workflow: 'report',
  schedule: { cron: '0 9 * * *', timezone: 'Asia/Tokyo' },
};
const ms = (iso: string) => Date.parse(iso);
const tomorrow = ms('2026-11-02T00:00Z');

describe('a firing', () => {
  it('is an event of the instant that it was scheduled for, however late it came', () => {
    expect(scheduleEvent(due, tomorrow, ms('2026-11-01T00:00:07.132Z'))).toEqual({
      id: 'report@2026-11-01T00:00:00.000Z',
      type: 'Schedule.Fired',
      workspaceId: 'acme',
      occurredAt: '2026-11-01T00:00:00.000Z',
      acceptedAt: ms('2026-11-01T00:00:07.132Z'),
      data: {
        workflow: 'report',
        scheduledFor: '2026-11-01T00:00:00.000Z',
        cron: '0 9 * * *',
        timezone: 'Asia/Tokyo',
      },
    });
  });

  it('is the same event when nats-server fires it again after a crash', () => {
    const [first, again] = [ms('2026-11-01T00:00:00.100Z'), ms('2026-11-01T00:02:13Z')];
    expect(scheduleEvent(due, tomorrow, again).id).toBe(scheduleEvent(due, tomorrow, first).id);
  });

  it('is about the site and the card of its workflow', () => {
    const event = scheduleEvent({ ...due, site: 'final', card: 'quiz' }, tomorrow, tomorrow);
    expect(event).toMatchObject({ siteId: 'final', cardId: 'quiz' });
  });
});
