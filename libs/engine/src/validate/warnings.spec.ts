import { describe, expect, it } from '@jest/globals';
import type { ActionEntry, Condition, Step, TriggerName, WorkflowDefinition } from '@fanfare/contracts';
import { warnings as warningsOf } from './warnings.js';

const causing = (name: string, ...causes: TriggerName[]): [string, ActionEntry] => [
  name,
  { name, title: name, summary: '', service: 's', repeat: 'own', input: {}, exits: {}, timeoutMs: 1, causes },
];
const catalogue = new Map([
  causing('ContactUpdate', 'Contact.PropertyUpdated'),
  causing('ContactAddToList', 'Contact.ListAdded'),
  causing('LoyaltyAwardPoints', 'Loyalty.PointsAwarded'),
  causing('LoyaltyAddToTier', 'Loyalty.TierAdded', 'Loyalty.TierRemoved'),
]);
const warnings = (definition: unknown) => warningsOf(definition, catalogue);

const workflow = (trigger: WorkflowDefinition['trigger'], step: Step, more: Partial<WorkflowDefinition> = {}) => ({
  name: 'W', trigger, start: 'a', steps: { a: step }, ...more,
}); // prettier-ignore
const updated = (filter?: Condition) => ({ type: 'Contact.PropertyUpdated' as const, ...(filter && { filter }) });
const sets = (...fields: string[]): Step => ({
  action: 'ContactUpdate',
  input: { fields: Object.fromEntries(fields.map((field) => [field, 1])) },
});
const paths = (definition: unknown) => warnings(definition).map(({ path }) => path);

describe('a workflow that may start itself is told so, with the place', () => {
  it('when it writes a property and starts by any change of one', () => {
    expect(warnings(workflow(updated(), sets('score', 'tier')))).toEqual([
      { path: 'steps.a.input.fields.score', message: expect.stringContaining("a change of 'score' starts this workflow") },
      { path: 'steps.a.input.fields.tier', message: expect.any(String) },
    ]); // prettier-ignore
  });

  it.each<[string, Condition]>([
    ['its value', { left: '{{ trigger.data.changes.score.after }}', op: 'gte', right: 100 }],
    ['its name among those updated', { left: '{{ trigger.data.updatedFields }}', op: 'contains', right: 'score' }],
    ['a template', { left: '{{ trigger.data.changes.score.after | plus: 1 }}', op: 'gte', right: 100 }],
    ['a part of a filter', { all: [{ not: { left: '/#trigger.data.changes.score.before', op: 'exists' } }] }],
  ])('when it writes the property that its filter asks for by %s, and not when it writes another', (_, filter) => {
    expect(paths(workflow(updated(filter), sets('score')))).toEqual(['steps.a.input.fields.score']);
    expect(paths(workflow(updated(filter), sets('tier')))).toEqual([]);
  });

  it('when a step does what it starts by', () => {
    const award: Step = { action: 'LoyaltyAwardPoints', input: { points: 1 } };
    expect(paths(workflow({ type: 'Loyalty.PointsAwarded' }, award))).toEqual(['steps.a.action']);
    expect(paths(workflow({ type: 'Loyalty.PointsRedeemed' }, award))).toEqual([]);
    const tier: Step = { action: 'LoyaltyAddToTier', input: { tier: 'gold' } };
    expect(paths(workflow({ type: 'Loyalty.TierRemoved' }, tier))).toEqual(['steps.a.action']);
    expect(paths(workflow({ type: 'Loyalty.TierRemoved' }, { action: 'Unknown' }))).toEqual([]);
    const list: Step = { action: 'ContactAddToList', input: { list: 'News' } };
    const named = (name: string) => ({ left: '{{ trigger.data.listName }}', op: 'eq' as const, right: name });
    expect(paths(workflow({ type: 'Contact.ListAdded', filter: named('News') }, list))).toEqual(['steps.a.action']);
    expect(paths(workflow({ type: 'Contact.ListAdded', filter: named('VIP') }, list))).toEqual([]);
  });

  it('but not when it looks at who made the change', () => {
    const others: Condition = { left: '{{ trigger.data.actor }}', op: 'ne', right: 'workflow' };
    expect(paths(workflow(updated(others), sets('score')))).toEqual([]);
  });

  it('and nothing is said of what starts by something else, or is no workflow at all', () => {
    expect(paths(workflow({ type: 'Prize.Awarded' }, sets('score')))).toEqual([]);
    expect(paths({ name: 'nothing' })).toEqual([]);
    expect(paths(null)).toEqual([]);
    expect(
      paths(workflow(updated(), { action: 'ContactUpdate', input: { fields: '{{ trigger.data.all }}' } })),
    ).toEqual(['steps.a.input.fields']);
  });
});
