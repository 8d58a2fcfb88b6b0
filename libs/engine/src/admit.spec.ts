import { describe, expect, it } from '@jest/globals';
import type { StoredEvent, WorkflowDefinition } from '@fanfare/contracts';
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

  it('may start the workflow that caused it when that is allowed', () => {
    expect(because({ settings: { allowLoop: true } }, origin({ chain: ['welcome'] }))).toBe('admitted');
  });
});
