import { expect, it } from '@jest/globals';
import { competitionLines, competitionPage, entryLines } from './engagement-lines.js';

const cup = { id: 'cup', name: 'World Cup', opensAt: null, closesAt: '2026-07-01T00:00:00Z', defined: true };

it('a competition is shown with when it closes, or that only events have named it', () => {
  expect(competitionLines([cup, { id: 'c2', name: 'c2', defined: false }]).split('\n')).toEqual([
    'cup  World Cup  until 2026-07-01 00:00:00Z',
    'c2   c2  seen in events',
  ]);
  expect(competitionLines([])).toBe('no competitions');
});

it('a competition is shown with its numbers and its best scores', () => {
  const counts = { entries: 5, contacts: 4, bonusEntries: 6, disqualified: 1, gameplays: 6, prizes: 0 };
  const places = [{ rank: 1, contact: 'ann', score: 90, gameplay: 'g', at: 0 }];
  expect(competitionPage(cup, counts, { places }).split('\n').slice(1)).toEqual([
    '5 entries of 4 contacts, 6 bonus entries, 1 disqualified, 6 gameplays, 0 prizes',
    '  1  90  ann',
  ]);
});

it('an entry is shown with its tags, and what was disqualified as such', () => {
  const entry = { id: 'e1', competition: 'cup', competitionName: 'World Cup', contact: 'ann', site: null, siteName: null, card: null, cardTitle: null, gameplay: null, form: {}, qualified: false, disqualifiedReason: null, tags: ['vip', 'draw'], at: 0 }; // prettier-ignore
  expect(entryLines([entry])).toBe('1970-01-01 00:00:00Z  e1  World Cup  ann  disqualified  vip, draw');
  expect(entryLines([])).toBe('no entries');
});
