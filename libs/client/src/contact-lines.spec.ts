import { expect, it } from '@jest/globals';
import { nothingRemoved } from '@fanfare/contracts';
import { deletionLines, deletionListLines, mergePreviewLines, profileLines } from './contact-lines.js';

const property = { type: null, pii: false, hidden: false, at: null };
const profile = {
  id: 'c1', type: 'Identified', email: 'ada@example.com', mobile: null, firstName: 'Ada', lastName: null, avatarUrl: null,
  tags: ['VIP'], lists: [{ id: 'l1', name: 'Fans', archived: false, since: 1 }], segments: [{ id: 'big', name: 'Big spenders' }],
  behaviour: { sites: ['main', 'shop'], counts: { entries: 2, prizes: 0 } }, lastSeenAt: 0, alsoKnownAs: ['v1'], createdAt: 1, updatedAt: 2,
  properties: [
    { ...property, id: 'size', label: 'Shoe size', value: 'L', problem: 'must be a number' },
    { ...property, id: 'secret', label: 'Secret', value: 1, hidden: true },
    { ...property, id: 'none', label: 'None', value: null },
  ],
}; // prettier-ignore

it('a profile shows what is known, and not what is hidden', () => {
  expect(profileLines(profile)).toBe(
    ['Ada  Identified  c1', 'ada@example.com', 'tags VIP', 'on Fans', 'in Big spenders', 'sites main, shop', 'counts entries 2', 'last seen 1970-01-01 00:00:00Z', 'Shoe size  "L"  must be a number', 'also known as v1'].join('\n'), // prettier-ignore
  );
});

it('a merge shows each field of both, and what it would be', () => {
  const fields = [{ field: 'email', survivor: 'a@x.io', loser: null, result: 'a@x.io' }];
  const contact = { ...profile, lists: [], properties: {} };
  expect(mergePreviewLines({ fields, contact })).toBe(
    ['field  stays     is merged  result', 'email  "a@x.io"  -          "a@x.io"'].join('\n'),
  );
});

it('a deletion says what is gone, and who was nobody', () => {
  const removed = { ...nothingRemoved, contacts: 1, identities: 2, runs: 3 };
  const deleted = [
    { id: 'c1', placeholder: 'p1', at: 1, by: 'api', finished: false, waitsFor: ['EVENTS', 'runs'], removed },
  ];
  expect(deletionLines({ deleted, unknown: ['x'] })).toBe(
    [
      'c1  is gone; p1 stands for it  1 contacts, 2 identities, 3 runs',
      'is asked again in some minutes: EVENTS, runs',
      'x is nobody',
    ].join('\n'),
  );
});

it('a list of deletions says of each how much went where, and who is still waited for', () => {
  const removed = { ...nothingRemoved, runs: 3, events: 2 };
  const gone = { placeholder: 'p1', at: 0, by: 'api', finished: false, waitsFor: ['EVENTS'], removed };
  const lines = deletionListLines({ deletions: [gone, { ...gone, finished: true, waitsFor: [] }] }).split('\n');
  expect(lines[0]).toMatch(/^… .* p1 3 runs, 2 events$/);
  expect(lines[1]).toBe('is asked again in some minutes: EVENTS');
  expect(lines[2]).toMatch(/^✔ /);
  expect(deletionListLines({ deletions: [] })).toBe('nobody was deleted');
});
