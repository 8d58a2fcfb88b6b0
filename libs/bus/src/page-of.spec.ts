import { describe, expect, it } from '@jest/globals';
import { pageOf } from './page-of.js';

const cursorOf = ({ id }: { id: string }) => id;
const items = (count: number, text = '') => Array.from({ length: count }, (_, i) => ({ id: `i${i}`, text }));

describe('a page', () => {
  it('has as many items as were asked for, and goes on after the last of them where there are more', () => {
    expect(pageOf(items(3), 2, cursorOf)).toEqual({ items: items(2), next: 'i1' });
    expect(pageOf(items(2), 2, cursorOf)).toEqual({ items: items(2), next: null });
    expect(pageOf([], 2, cursorOf)).toEqual({ items: [], next: null });
  });

  it('is shorter where it would not fit into an answer, and nothing is left out by going on', () => {
    const all = items(100, 'x'.repeat(50_000));
    const seen: string[] = [];
    for (let rest = all; rest.length > 0; rest = all.slice(seen.length)) {
      const page = pageOf(rest, 40, cursorOf);
      expect(JSON.stringify(page.items).length).toBeLessThan(1_000_000);
      expect(page.next).toBe(seen.length + page.items.length < all.length ? page.items.at(-1)?.id : null);
      seen.push(...page.items.map(cursorOf));
    }
    expect(seen).toEqual(all.map(cursorOf));
  });

  it('has one item, however large it is', () => {
    expect(pageOf(items(2, 'x'.repeat(700_000)), 40, cursorOf)).toMatchObject({ items: [{ id: 'i0' }], next: 'i0' });
  });
});
