import { describe, expect, it } from '@jest/globals';
import type { Condition } from '@fanfare/contracts';
import { followsTime, looksAt } from './filter-subjects.js';

const within = { left: '{{ contact.createdAt }}', op: 'withinLast', right: 'P7D' } as const;
const fixed = { left: '{{ contact.createdAt }}', op: 'before', right: '2026-01-01' } as const;
const now: Condition = { left: '{{ contact.properties.until }}', op: 'after', right: '{{ now }}' };
const template: Condition = { left: '{{ "now" | date: "%d" }}', op: 'eq', right: '01' };
const nowhere: Condition = { left: '{{ contact.properties.now }}', op: 'eq', right: 'now' };

describe('what a condition about contacts looks at', () => {
  it.each<[string, Condition, boolean]>([
    ['a span until now', within, true],
    ['the word for now', now, true],
    ['what a template makes of now', template, true],
    ['a part of it', { any: [fixed, { not: { all: [now] } }] }, true],
    ['a day that stays', fixed, false],
    ['a property that is only called so', nowhere, false],
  ])('follows time by %s: %#', (_, condition, expected) => {
    expect(followsTime(condition)).toBe(expected);
  });

  it('knows the fields that it names, within templates, too', () => {
    const lists: Condition = { all: [{ left: 'x', op: 'eq', right: '{{ contact.lists | join: "," }}' }] };
    expect(looksAt(lists, 'lists')).toBe(true);
    expect(looksAt(lists, 'segments')).toBe(false);
    expect(looksAt({ left: '{{ contact["segments"] }}', op: 'contains', right: 'a' }, 'segments')).toBe(true);
    expect(looksAt({ left: '{{ contact.properties.segments }}', op: 'eq', right: 'a' }, 'segments')).toBe(false);
  });
});
