import { describe, expect, it } from '@jest/globals';
import { validate } from '../index.js';
import { actions, definitionOf, echo } from '../../test/builders.js';

const problems = (trigger: object, settings: object = {}) =>
  validate({ ...definitionOf({ a: echo() }), trigger, settings }, actions).map(
    ({ path, message }) => `${path}: ${message}`,
  );
const scheduled = (schedule: unknown, settings: object = {}) =>
  problems({ type: 'Schedule.Fired', schedule }, settings);
const relative = (relativeTo: object, type = 'Gameplay.Ended') => problems({ type, relativeTo });

describe('what starts a workflow', () => {
  it.each([
    [{ cron: '0 9 * * MON-FRI', timezone: 'Europe/Berlin' }],
    [{ cron: '30 0 9 * * *' }],
    [{ cron: '@daily' }],
    [{ cron: '0 0 29 2 *' }],
    [{ every: 'PT1M' }],
    [{ every: 'P366D' }],
  ])('may be the schedule %j', (schedule) => {
    expect(scheduled(schedule)).toEqual([]);
  });

  it.each<[object | string, string]>([
    ['0 9 * * *', 'trigger.schedule: give an object'],
    [{}, 'trigger.schedule: say when'],
    [{ cron: '0 9 * * *', every: 'PT1H' }, 'trigger.schedule.every: remove it'],
    [{ cron: '0 9 * *' }, 'trigger.schedule.cron: correct it: expected minute, hour'],
    [{ cron: '0 25 * * *' }, 'trigger.schedule.cron: correct it: Invalid value for hour: 25'],
    [{ cron: '0 9 30 2 *' }, 'trigger.schedule.cron: give a day that exists'],
    [{ cron: '*/10 * * * * *' }, 'trigger.schedule.cron: give a single second'],
    [{ cron: '0 9 * * *', timezone: 'Berlin' }, 'trigger.schedule.timezone: give an IANA time zone'],
    [{ cron: '0 9 * * *', timezone: 'europe/berlin' }, 'trigger.schedule.timezone: give an IANA time zone'],
    [{ cron: '0 9 * * *', timezone: '+01:00' }, 'trigger.schedule.timezone: give an IANA time zone'],
    [{ every: 'PT59S' }, 'trigger.schedule.every: give whole seconds, at least a minute'],
    [{ every: 'PT90.5S' }, 'trigger.schedule.every: give whole seconds'],
    [{ every: 'P367D' }, 'trigger.schedule.every: give whole seconds'],
    [{ every: 'hourly' }, 'trigger.schedule.every: expected an ISO 8601 duration'],
    [{ every: 'PT1H', timezone: 'UTC' }, 'trigger.schedule.timezone: remove it'],
    [{ every: 'PT1H', at: '09:00' }, 'trigger.schedule.at: remove'],
  ])('is not the schedule %j', (schedule, message) => {
    expect(scheduled(schedule)).toEqual([expect.stringContaining(message)]);
  });

  it('has the zone of the workflow unless the schedule has its own', () => {
    expect(scheduled({ cron: '0 9 * * *' }, { timezone: '+01:00' })).toEqual([
      expect.stringContaining('settings.timezone: '),
    ]);
  });

  it('has a schedule exactly when that is the trigger', () => {
    expect(scheduled(undefined)).toEqual([expect.stringContaining('trigger.schedule: is required')]);
    expect(problems({ type: 'Gameplay.Ended', schedule: { every: 'PT1H' } })).toEqual([
      expect.stringContaining('trigger.schedule: remove it'),
    ]);
  });

  it('may be a date of the event', () => {
    expect(relative({ date: '{{ trigger.data.startsAt }}', offset: '-P3D', at: '09:00', ifPast: 'run' })).toEqual([]);
    expect(relative({ date: '2027-01-31' })).toEqual([]);
  });

  it.each<[object, string]>([
    [{ date: '{{ contact.properties.birthday }}' }, 'trigger.relativeTo.date: '],
    [{ date: '{{ trigger.startsAt }}' }, "trigger.relativeTo.date: trigger has no 'startsAt'"],
    [{ date: 'startsAt' }, 'trigger.relativeTo.date: give a date of the event'],
    [{ date: '2027-01-31', offset: '3 days' }, 'trigger.relativeTo.offset: expected a duration'],
    [{ date: '2027-01-31', offset: '-P2000D' }, 'trigger.relativeTo.offset: give at most five years'],
    [{ date: '2027-01-31', at: '9am' }, 'trigger.relativeTo.at: expected a time of day'],
    [{ date: '2027-01-31', ifPast: 'start' }, 'trigger.relativeTo.ifPast: choose one of skip, run'],
  ])('is not the date %j', (relativeTo, message) => {
    expect(relative(relativeTo)).toEqual([expect.stringContaining(message)]);
  });

  it('is no date for a schedule, and none for a workflow that is called', () => {
    const schedule = { every: 'PT1H' };
    expect(problems({ type: 'Schedule.Fired', schedule, relativeTo: { date: '2027-01-31' } })).toEqual([
      expect.stringContaining('trigger.relativeTo: remove it'),
    ]);
    expect(relative({ date: '2027-01-31' }, 'Workflow.Called')).toEqual([
      expect.stringContaining('trigger.relativeTo: remove it'),
    ]);
  });
});
