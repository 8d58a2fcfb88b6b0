import { describe, expect, it } from '@jest/globals';
import { byHand, byRule, tierNamed, type Rules, type Tier } from './tiers.js';

const silver: Tier = { id: 's', name: 'Silver', threshold: 100 };
const gold: Tier = { id: 'g', name: 'Gold', threshold: 1_000 };
const guests: Tier = { id: 'v', name: 'Guests', threshold: null };
const rules = (measure: Rules['measure'] = 'total'): Rules => ({
  active: true,
  measure,
  tiers: [silver, gold, guests],
});

describe('tiers by rule', () => {
  it('follow the points up, several at once, and tell only what changed', () => {
    const first = byRule([], rules(), 1_000, 5);
    expect(first.changes.map(({ name, to }) => [name, to])).toEqual([
      ['Silver', 'in'],
      ['Gold', 'in'],
    ]);
    expect(byRule(first.marks, rules(), 2_000, 6).changes).toEqual([]);
  });

  it('follow them down only where the rule measures what is left', () => {
    const { marks } = byRule([], rules(), 1_000, 5);
    expect(byRule(marks, rules('total'), 50, 6).changes).toEqual([]);
    expect(byRule(marks, rules('balance'), 150, 6).changes).toEqual([{ id: 'g', name: 'Gold', to: 'out' }]);
  });

  it('leave alone what a person decided', () => {
    const out = byHand(byRule([], rules(), 1_000, 5).marks, gold, 'out', 6);
    expect(byRule(out.marks, rules(), 5_000, 7).changes).toEqual([]);
    const given = byHand([], gold, 'in', 6);
    expect(byRule(given.marks, rules('balance'), 0, 7).changes).toEqual([]);
  });
});

describe('tiers by hand', () => {
  it('are as the newest cause says, in whatever order causes are heard', () => {
    const removed = byHand([], gold, 'out', 10);
    expect(removed.changes).toEqual([]);
    expect(byHand(removed.marks, gold, 'in', 9)).toEqual({ marks: removed.marks, changes: [] });
    expect(byHand(removed.marks, gold, 'in', 11).changes).toEqual([{ id: 'g', name: 'Gold', to: 'in' }]);
  });

  it('are meant by their id, or by their name in any case', () => {
    expect([tierNamed(rules().tiers, 'g')?.id, tierNamed(rules().tiers, ' GOLD ')?.id, tierNamed(rules().tiers, 'x')]).toEqual(['g', 'g', undefined]); // prettier-ignore
  });
});
