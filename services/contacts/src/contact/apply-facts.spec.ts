import { describe, expect, it } from '@jest/globals';
import { applyFacts } from './apply-facts.js';
import { blankContact } from './contact.js';
import type { Fact } from './fact.js';

const colour = (value: string | null): Fact => ({ kind: 'properties', name: 'colour', value });
const vip = (value: boolean): Fact => ({ kind: 'tags', name: 'VIP', value });
const blank = blankContact('acme', 'c1', 1);

describe('facts about a contact', () => {
  it('come to the same contact in whatever order they arrive', () => {
    const said = [
      { fact: colour('red'), at: 10 },
      { fact: colour(null), at: 20 },
      { fact: vip(true), at: 15 },
      { fact: vip(false), at: 12 },
    ];
    const inOrder = (facts: typeof said) =>
      facts.reduce((contact, { fact, at }) => applyFacts(contact, [fact], { at, order: 'later' }).contact, blank);
    for (const facts of [said, said.toReversed()]) {
      expect(inOrder(facts)).toMatchObject({ properties: [], tags: ['VIP'] });
    }
  });

  it('applied again change nothing', () => {
    const first = applyFacts(blank, [colour('red'), vip(true)], { at: 10, order: 'later' });
    expect(first.rows).toEqual([
      { kind: 'properties', property: 'colour', before: null, after: 'red' },
      { kind: 'tags', property: 'tags.VIP', before: false, after: true },
    ]);
    for (const order of ['later', 'settled'] as const) {
      expect(applyFacts(first.contact, [colour('red'), vip(true)], { at: 10, order })).toEqual({
        contact: first.contact,
        rows: [],
        touched: false,
      });
    }
  });

  it('of one instant: an event yields to what is there, a step comes after it', () => {
    const { contact } = applyFacts(blank, [colour('red')], { at: 10, order: 'later' });
    expect(applyFacts(contact, [colour('blue')], { at: 10, order: 'settled' }).rows).toEqual([]);
    expect(applyFacts(contact, [colour('blue')], { at: 10, order: 'later' }).rows).toHaveLength(1);
  });

  it('a step that confirms a value guards it from older ones; an event that does so is not worth a write', () => {
    const { contact } = applyFacts(blank, [colour('red')], { at: 10, order: 'later' });
    const confirmed = applyFacts(contact, [colour('red')], { at: 30, order: 'later' });
    expect(confirmed).toMatchObject({ touched: true, rows: [] });
    expect(applyFacts(confirmed.contact, [colour('blue')], { at: 20, order: 'later' }).rows).toEqual([]);
    expect(applyFacts(contact, [colour('red')], { at: 30, order: 'settled' }).touched).toBe(false);
  });

  it('an address or a name makes a visitor identified', () => {
    const { contact } = applyFacts(blank, [{ kind: 'core', name: 'firstName', value: 'Ada' }], {
      at: 10,
      order: 'settled',
    });
    expect(contact).toMatchObject({ type: 'Identified', search: ['ada'], updatedAt: 10 });
  });
});
