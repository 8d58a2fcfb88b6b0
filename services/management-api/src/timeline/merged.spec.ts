import { describe, expect, it } from '@jest/globals';
import type { TimelineItem } from '@fanfare/contracts';
import fc from 'fast-check';
import { merged } from './merged.js';
import { beginning } from './timeline-place.js';
import type { TimelineSource } from './timeline-source.js';

const item = (id: string, at: number) => ({ kind: 'run', id, at, what: {} }) as unknown as TimelineItem;

/** Items newest first, by pages; the cursor is the place in the list, as it is when it is asked for. */
function listed(name: string, items: readonly TimelineItem[]): TimelineSource {
  return {
    name,
    service: 'runs',
    async page(after, limit) {
      const from = after === undefined ? 0 : items.findIndex(({ id }) => id === after) + 1;
      const page = items.slice(from, from + limit);
      return { items: page, next: from + limit < items.length ? (page.at(-1)?.id ?? null) : null };
    },
  };
}

async function everything(sources: () => readonly TimelineSource[], limit: number) {
  const shown: TimelineItem[] = [];
  for (let place = beginning; ;) {
    const page = await merged(sources(), place, limit);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    shown.push(...page.items);
    if (page.next === null) return shown;
    place = page.next;
  }
}

describe('a timeline of several lists', () => {
  it('has everything of all of them once, newest first, whatever the pages', async () => {
    const list = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(list, { maxLength: 4 }), fc.integer({ min: 1, max: 5 }), async (lists, limit) => {
        const sources = lists.map((instants, s) => {
          const newestFirst = instants.toSorted((a, b) => b - a);
          return listed(
            `s${s}`,
            newestFirst.map((at, i) => item(`s${s}-${i}`, at)),
          );
        });
        const shown = await everything(() => sources, limit);
        expect(shown.map(({ at }) => at)).toEqual(lists.flat().toSorted((a, b) => b - a));
        expect(new Set(shown.map(({ id }) => id)).size).toBe(lists.flat().length);
      }),
    );
  });

  it('is not disturbed by what happens while somebody reads it', async () => {
    const items = Array.from({ length: 9 }, (_, i) => item(`old-${i}`, 100 - i));
    let news = 0;
    const growing = () => [
      listed('a', [...Array.from({ length: ++news }, (_, i) => item(`new-${i}`, 1_000 - i)), ...items]),
    ];
    const shown = await everything(growing, 3);
    expect(shown.map(({ id }) => id)).toEqual(['new-0', ...items.map(({ id }) => id)]);
  });
});
