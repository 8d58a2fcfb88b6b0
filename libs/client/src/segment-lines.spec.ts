import { expect, it } from '@jest/globals';
import type { SegmentView } from '@fanfare/contracts';
import { contactsLines, segmentLines } from './segment-lines.js';

const segment: SegmentView = {
  id: 'big',
  name: 'Big spenders',
  description: '',
  condition: { all: [] },
  state: 'filling',
  members: 12,
  followsTime: false,
  progress: { looked: 500, of: 2_000 },
  checkedAt: null,
  createdAt: 0,
  updatedAt: 0,
};

it('a segment is a line that says how far it is, as long as it is not ready', () => {
  const ready = { ...segment, id: 'all', name: 'Everybody', state: 'ready', progress: null } as const;
  expect(segmentLines([segment, ready])).toBe(
    ['big  Big spenders  12 in it  filling 500 of 2000', 'all  Everybody     12 in it'].join('\n'),
  );
  expect(segmentLines([])).toBe('no segments');
});

it('a contact is a line with what people know it by', () => {
  const ada = { id: 'c1', type: 'Identified', email: 'ada@x.io', mobile: null, firstName: 'Ada', lastName: null, tags: [], lists: [], properties: {} }; // prettier-ignore
  expect(contactsLines([ada])).toBe('ada@x.io  Ada  Identified  c1');
  expect(contactsLines([])).toBe('nobody');
});
