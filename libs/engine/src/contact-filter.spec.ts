import { describe, expect, it } from '@jest/globals';
import { condition, operators, type Condition, type Json, type JsonObject } from '@fanfare/contracts';
import fc from 'fast-check';
import { contactFilter, contactFilterProblems, type Need } from './contact-filter.js';

const at = Date.UTC(2026, 10, 20);
const ann = {
  id: 'ann',
  email: 'ann@acme.test',
  tags: ['VIP'],
  lists: ['Newsletter'],
  properties: { points: '1200', plan: 'gold' },
  createdAt: '2026-11-01T00:00:00.000Z',
};
const points = { left: '{{ contact.properties.points }}', op: 'gte', right: 1000 } as const;

describe('a filter of contacts', () => {
  it('matches as a workflow would', () => {
    const matches = (condition: Condition) => contactFilter(condition, 'acme').matches(ann, at);
    expect(matches({ all: [points, { left: '{{ contact.tags }}', op: 'contains', right: 'VIP' }] })).toBe(true);
    expect(matches({ left: '{{ contact.createdAt }}', op: 'withinLast', right: 'P7D' })).toBe(false);
    expect(matches({ not: { left: '{{ contact.email }}', op: 'endsWith', right: '@acme.test' } })).toBe(false);
  });

  it('knows what an index can look for', () => {
    const needs = (condition: Condition) => contactFilter(condition, 'acme').needs(at);
    expect(needs({ all: [{ left: '{{ contact.properties.plan }}', op: 'eq', right: 'gold' }, points] })).toEqual([
      { path: ['properties', 'plan'], has: 'one of', values: ['gold'] },
      { path: ['properties', 'points'], has: 'a value' },
    ]);
    expect(needs({ left: '{{ contact.createdAt }}', op: 'withinLast', right: 'P1D' })).toEqual([
      { path: ['createdAt'], has: 'an instant', from: at - 86_400_000, to: null },
      { path: ['createdAt'], has: 'an instant', from: null, to: at },
    ]);
    expect(needs({ any: [points, points] })).toEqual([]);
    expect(needs({ not: points })).toEqual([]);
    expect(needs({ left: '{{ contact.email }}', op: 'contains', right: [] })).toEqual([]);
  });

  it('is about contacts, and says so of anything else', () => {
    const problems = contactFilterProblems({ all: [{ left: '{{ steps.a.b }}', op: 'eq', right: 1 }] }, 'filter');
    expect(problems).toMatchObject([{ path: 'filter.all.0.left', message: expect.stringContaining('steps') }]);
    expect(contactFilterProblems(points, 'filter')).toEqual([]);
  });

  it('needs nothing that somebody who matches does not have', () => {
    const word = fc.constantFrom<Json>('gold', '5', ' 5', 5, 'true', true, '2026-11-19', 'GOLD', null, '', 'VIP');
    const contact = fc.record({
      id: fc.constant('c'),
      email: fc.constantFrom('ann@acme.test', null),
      tags: fc.subarray(['VIP', 'gold', '5']),
      lists: fc.subarray(['gold', 'true']),
      properties: fc.dictionary(fc.constantFrom('a', 'b'), word),
      createdAt: fc.constantFrom('2026-11-19T00:00:00.000Z', '2025-01-01T00:00:00.000Z'),
    });
    const field = fc.constantFrom('email', 'tags', 'lists', 'properties.a', 'properties.b', 'createdAt');
    const right = fc.oneof(
      word,
      fc.array(word, { maxLength: 2 }),
      fc.constantFrom('P2D', '2026-01-01', '2026-11-18T20:00:00-05:00'),
    );
    const comparison = fc
      .record({
        left: field.map((name) => `{{ contact.${name} }}`),
        op: fc.constantFrom(...operators),
        right,
        ignoreCase: fc.boolean(),
      }) // prettier-ignore
      .map((given): Condition => condition.parse(given));
    const nested = fc.oneof(
      comparison,
      fc.array(comparison, { maxLength: 3 }).map((all): Condition => ({ all })),
      fc.array(comparison, { maxLength: 2 }).map((any): Condition => ({ any })),
      comparison.map((not): Condition => ({ not })),
    );
    fc.assert(
      fc.property(contact, nested, (one, asked) => {
        const filter = contactFilter(asked, 'acme');
        if (filter.matches(one, at)) expect(filter.needs(at).filter((need) => !meets(one, need))).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });
});

/** As a database would look. */
function meets(contact: JsonObject, need: Need): boolean {
  const found = need.path.reduce<Json | undefined>((value, word) => (value as JsonObject | undefined)?.[word], contact);
  switch (need.has) {
    case 'a value':
      return found !== undefined && found !== null;
    case 'one of':
      return need.values.some((value) => (Array.isArray(found) ? found.includes(value) : found === value));
    case 'an instant': {
      const instant = Date.parse(found as string);
      return instant >= (need.from ?? -Infinity) && instant <= (need.to ?? Infinity);
    }
    default:
      return need satisfies never;
  }
}
