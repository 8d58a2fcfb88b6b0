import { describe, expect, it } from '@jest/globals';
import type { Condition } from '@fanfare/contracts';
import { groupOf, partsOf } from './condition-parts.js';

const one: Condition = { left: '{{ contact.email }}', op: 'notEmpty' };
const other: Condition = { left: 1, op: 'eq', right: 1 };

describe('a condition in the editor', () => {
  it.each<Condition>([
    one,
    { all: [one, other] },
    { any: [one] },
    { any: [one, { all: [other, one] }] },
    { not: { any: [one, other] } },
  ])('comes back as it was: %j', (condition) => {
    const { joint, parts } = partsOf(condition);
    expect(groupOf(joint, parts)).toEqual(condition);
  });

  it('that holds when another does not says the same as it did', () => {
    const { joint, parts } = partsOf({ not: one });
    expect(groupOf(joint, parts)).toEqual({ not: { any: [one] } });
  });
});
