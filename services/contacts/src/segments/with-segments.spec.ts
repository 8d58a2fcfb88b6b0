import { describe, expect, it } from '@jest/globals';
import { blankContact, type Contact } from '../contact/contact.js';
import { snapshotOf } from '../contact/snapshot.js';
import type { Segment } from './segments.js';
import { oneWithSegments, withSegments } from './with-segments.js';

const before: Contact = { ...blankContact('acme', 'ann', 1), rev: 1, firstName: 'Ann' };
const after = { contact: { ...before, firstName: 'Zoe' }, rows: [], touched: true };
const named = (name: string, filling = false): Segment => ({
  id: name,
  name,
  filling,
  tellsAll: false,
  matches: (data) => data['firstName'] === name,
});

/** Segments that note whom they look at. */
function segmentsOf(...all: Segment[]) {
  const looked: (string | null)[] = [];
  const dataOf = (contact: Contact) => {
    looked.push(contact.firstName);
    return snapshotOf(contact, String);
  };
  return { looked, segments: { all, dataOf } };
}

describe('a contact that is changed', () => {
  it('is looked at once for all segments, and as it was only for those that are being filled, once for all of these', () => {
    const filled = segmentsOf(named('Ann'), named('Zoe'), named('Ben'));
    expect(withSegments(before, after, filled.segments, 1).contact.segments).toEqual(['Zoe']);
    expect(filled.looked).toEqual(['Zoe']);
    const filling = segmentsOf(named('Ann', true), named('Zoe', true), named('Ben'));
    const { contact, rows } = withSegments(before, after, filling.segments, 1);
    expect([contact.segments, rows.map(({ property, after: is }) => [property, is])]).toEqual([
      ['Zoe'],
      [
        ['segments.Ann', false],
        ['segments.Zoe', true],
      ],
    ]);
    expect(filling.looked).toEqual(['Zoe', 'Ann']);
  });

  it('of several that become one was in a segment as any of them was', () => {
    const { segments } = segmentsOf(named('Ann', true));
    const other = { ...before, id: 'zoe', firstName: 'Zoe' };
    expect(oneWithSegments([other, before], { ...after, contact: before }, segments, 1).rows).toEqual([]);
  });
});
