import { describe, expect, it } from '@jest/globals';
import type { JsonObject, StoredEvent, WorkflowDefinition } from '@fanfare/contracts';
import { admits } from './index.js';
import { echo, eventOf, workflowOf } from '../test/builders.js';

const because = (more: Partial<WorkflowDefinition>, event: Partial<StoredEvent> = {}) => {
  const admission = admits(workflowOf({ a: echo() }, more), eventOf({ score: 5 }, event));
  return admission.admitted ? 'admitted' : admission.because;
};
const origin = (more: Partial<NonNullable<StoredEvent['origin']>>) => ({
  origin: { run: 'r', workflow: 'x', depth: 1, chain: ['x'], ...more },
});
const filter = (right: number) => ({
  trigger: {
    type: 'Gameplay.Ended' as const,
    filter: { all: [{ left: '{{ trigger.data.score }}', op: 'gte' as const, right }] },
  },
});

describe('an event', () => {
  it('starts a workflow of its workspace that listens to its trigger', () => {
    expect(because({})).toBe('admitted');
  });

  it.each<[string, Partial<WorkflowDefinition>, Partial<StoredEvent>]>([
    ['scope.workspace', {}, { workspaceId: 'other' }],
    ['trigger.type', {}, { type: 'Card.Completed' }],
    ['scope.site', { scope: { site: 'final' } }, { siteId: 'other' }],
    ['scope.site', { scope: { site: 'final' } }, {}],
    ['scope.card', { scope: { site: 'final', card: 'quiz' } }, { siteId: 'final', cardId: 'other' }],
    ['trigger.filter.all.0', filter(6), {}],
    ['origin.chain', {}, origin({ chain: ['x', 'welcome'] })],
    ['origin.depth', {}, origin({ depth: 11 })],
  ])('is refused because of %s', (path, more, event) => {
    expect(because(more, event)).toBe(path);
  });

  it('is admitted where scope and filter agree', () => {
    expect(because({ scope: { site: 'final', card: 'quiz' }, ...filter(5) }, { siteId: 'final', cardId: 'quiz' })).toBe(
      'admitted',
    );
  });

  it.each<[string, string, JsonObject]>([
    ['is admitted', 'admitted', { workflow: 'welcome', cron: '0 9 * * *', timezone: 'UTC' }],
    ['is admitted when a person says so', 'admitted', { workflow: 'welcome' }],
    ['is refused when it was the schedule of another workflow', 'trigger.schedule', { workflow: 'other' }],
    ['is refused when it says no workflow', 'trigger.schedule', {}],
    ['is refused when the workflow has another schedule by now', 'trigger.schedule', { workflow: 'welcome', cron: '0 8 * * *', timezone: 'UTC' }],
    ['is refused when it has another zone by now', 'trigger.schedule', { workflow: 'welcome', cron: '0 9 * * *', timezone: 'Asia/Tokyo' }],
    ['is refused when it was an interval', 'trigger.schedule', { workflow: 'welcome', every: 'PT1H' }],
  ])('that says a schedule fired %s', (_, expected, data) => {
    const trigger = { type: 'Schedule.Fired' as const, schedule: { cron: '0 9 * * *' } };
    expect(because({ trigger }, { type: 'Schedule.Fired', data })).toBe(expected);
  }); // prettier-ignore

  it('may start the workflow that caused it when that is allowed', () => {
    expect(because({ settings: { allowLoop: true } }, origin({ chain: ['welcome'] }))).toBe('admitted');
  });
});
