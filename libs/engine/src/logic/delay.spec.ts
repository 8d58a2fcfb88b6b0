import { describe, expect, it } from '@jest/globals';
import type { JsonObject, WorkflowSettings } from '@fanfare/contracts';
import { contactOf, echo, finishedStep, fire, only, start, startedAt, story, workflowOf } from '../../test/builders.js';

/** A run that begins on Sunday, 2026-11-01T10:00:00Z, at 11:00 in Berlin. */
function delayed(input: JsonObject, settings: WorkflowSettings = {}, properties: JsonObject = {}) {
  const workflow = workflowOf({ a: { action: 'Delay', input, next: { Success: 'b' } }, b: echo() }, { settings });
  return { workflow, made: start(workflow, {}, contactOf(properties)) };
}
const until = (...given: Parameters<typeof delayed>) =>
  new Date(only(delayed(...given).made.timers).dueAt).toISOString();
const berlin = { timezone: 'Europe/Berlin' };

describe('a delay until a time of day', () => {
  it('lasts until the next one on the clock of the workflow', () => {
    expect(until({ untilTime: '12:00' }, berlin)).toBe('2026-11-01T11:00:00.000Z');
    expect(until({ untilTime: '12:00' })).toBe('2026-11-01T12:00:00.000Z');
  });

  it('waits for tomorrow when it is that time now', () => {
    expect(until({ untilTime: '10:00' })).toBe('2026-11-02T10:00:00.000Z');
  });

  it('waits for one of its days', () => {
    expect(until({ untilTime: '09:00', days: ['tue', 'thu'] }, berlin)).toBe('2026-11-03T08:00:00.000Z');
  });

  it('goes by the clock of the contact, and by the workflow’s when it is not known', () => {
    const input = { untilTime: '12:00', timezone: '{{ contact.properties.timezone }}' };
    expect(until(input, berlin, { timezone: 'America/New_York' })).toBe('2026-11-01T17:00:00.000Z');
    expect(until(input, berlin)).toBe('2026-11-01T11:00:00.000Z');
  });

  it('goes on at the instant it was due, and says which that was', () => {
    const { workflow, made } = delayed({ untilTime: '12:00' });
    const next = fire(workflow, made);
    expect(only(next.commands).command.at).toBe(startedAt + 2 * 3_600_000);
    expect(finishedStep(next, 'a').output).toEqual({ until: '2026-11-01T12:00:00.000Z' });
  });
});

describe('a delay until quiet hours are over', () => {
  const input = { untilQuietHoursEnd: true };

  it('lasts until the end of those of the workflow, and says what it waits for', () => {
    const settings = { ...berlin, quietHours: { from: '22:00', to: '12:30' } };
    expect(until(input, settings)).toBe('2026-11-01T11:30:00.000Z');
    expect(delayed(input, settings).made.history.at(-1)).toMatchObject({ kind: 'step.waiting', reason: 'quiet hours' });
  });

  it('goes by the quiet hours’ own clock before the workflow’s, and by the step’s before both', () => {
    const settings = { timezone: 'UTC', quietHours: { from: '09:00', to: '12:30', ...berlin } };
    expect(until(input, settings)).toBe('2026-11-01T11:30:00.000Z');
    expect(until({ ...input, timezone: 'Europe/London' }, settings)).toBe('2026-11-01T12:30:00.000Z');
  });

  it('takes its own quiet hours before those of the workflow', () => {
    const settings = { quietHours: { from: '09:00', to: '18:00' } };
    expect(until({ ...input, quietHours: { from: '09:00', to: '11:00' } }, settings)).toBe('2026-11-01T11:00:00.000Z');
  });

  it('does not wait outside of them', () => {
    const { made } = delayed(input, { quietHours: { from: '22:00', to: '10:00' } });
    expect(story(made)).toEqual(['started', 'a Success']);
    expect(finishedStep(made, 'a').output).toEqual({ until: '2026-11-01T10:00:00.000Z' });
  });
});

describe('a delay that gets what it cannot use', () => {
  it.each<[string, JsonObject, JsonObject]>([
    ['for', { for: '{{ contact.properties.x }}' }, { x: 'a day' }],
    ['for', { for: '{{ contact.properties.x }}' }, {}],
    ['for', { for: '{{ contact.properties.x }}' }, { x: 'P9999D' }],
    ['until', { until: '{{ contact.properties.x }}' }, { x: '2200-01-01' }],
    ['untilTime', { untilTime: '{{ contact.properties.x }}' }, { x: '9:30' }],
    ['untilTime', { untilTime: '{{ contact.properties.x }}' }, { x: '{{ 25:00' }],
    ['days', { untilTime: '09:00', days: '{{ contact.properties.x }}' }, { x: ['monday'] }],
    ['days', { untilTime: '09:00', days: '{{ contact.properties.x }}' }, { x: [] }],
    ['timezone', { untilTime: '09:00', timezone: '{{ contact.properties.x }}' }, { x: 'Berlin' }],
    [
      'timezone',
      { untilTime: '09:00', timezone: '{{ contact.properties.x }}' },
      { x: '2020-01-01T00:00Z[Europe/Berlin]' },
    ],
    ['quietHours', { untilQuietHoursEnd: true, quietHours: '{{ contact.properties.x }}' }, { x: 'at night' }],
    [
      'quietHours',
      { untilQuietHoursEnd: true, quietHours: '{{ contact.properties.x }}' },
      { x: { from: '9', to: '10:00' } },
    ],
    ['quietHours', { untilQuietHoursEnd: true }, {}],
    ['untilQuietHoursEnd', { untilQuietHoursEnd: '{{ contact.properties.x }}' }, { x: false }],
  ])('fails and names %s: %j with %j', (field, input, properties) => {
    const step = finishedStep(delayed(input, {}, properties).made, 'a');
    expect(step).toMatchObject({ exit: 'Failure', error: { code: 'InputInvalid', details: { field } } });
    expect(step.error?.message.startsWith(`${field}: give `)).toBe(true);
  });
});
