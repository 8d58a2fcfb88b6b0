import { expect, it } from '@jest/globals';
import type { TimelineItem } from '@fanfare/contracts';
import { timelineLines } from './timeline-lines.js';

const at = Date.UTC(2026, 0, 31, 12);
const rows = [{ what: 'lists', property: 'lists.News', before: false, value: true }] as const;
const change: TimelineItem = { id: 'c1', at, kind: 'change', what: { id: 'c1', at, source: 'api', rows: [...rows] } };
const points: TimelineItem = {
  id: 's1',
  at: at - 1_000,
  kind: 'points',
  what: { step: 's1', kind: 'award', delta: 5, reason: null, at: at - 1_000, programme: 'default' },
};

it('a timeline is a line for each thing, and says whose word is missing', () => {
  expect(timelineLines({ items: [change, points], missing: ['messaging'], next: null })).toBe(
    [
      'messaging does not answer: what it knows is missing',
      '2026-01-31 12:00:00Z  change  lists.News true  api  c1',
      '2026-01-31 11:59:59Z  points  award 5          default  s1',
    ].join('\n'),
  );
  expect(timelineLines({ items: [], missing: [], next: null })).toBe('nothing');
});
