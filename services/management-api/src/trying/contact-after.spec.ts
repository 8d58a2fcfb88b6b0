import { describe, expect, it } from '@jest/globals';
import type { ContactSnapshot, JsonObject } from '@fanfare/contracts';
import { contactAfter } from './contact-after.js';

const ann: ContactSnapshot = {
  id: 'c1',
  type: 'Identified',
  email: 'ann@acme.test',
  mobile: null,
  firstName: 'Ann',
  lastName: 'Lee',
  tags: ['vip', 'old'],
  lists: ['news'],
  properties: { points: 5, city: 'Bonn' },
};
const after = (action: string, input: JsonObject, exit = 'Success') =>
  contactAfter({ action, input, at: 0 }, { exit }, ann);

describe('a contact after a step that was only thought of', () => {
  it('has the fields and tags that it was given', () => {
    const fields = { firstName: ' Ada ', lastName: '', mobile: 4917, points: 6, city: null, level: { n: 1 } };
    expect(after('ContactUpdate', { fields, addTags: ['new', 'vip'], removeTags: ['old'] })).toEqual({
      ...ann,
      firstName: 'Ada',
      lastName: null,
      mobile: '4917',
      tags: ['vip', 'new'],
      properties: { points: 6, level: { n: 1 } },
    });
  });

  it('is on the list, or off it', () => {
    expect(after('ContactAddToList', { list: 'gold' })?.lists).toEqual(['news', 'gold']);
    expect(after('ContactAddToList', { list: 'news' })?.lists).toEqual(['news']);
    expect(after('ContactRemoveFromList', { list: 'news' })?.lists).toEqual([]);
  });

  it('was changed at the time of the step, unless nothing was, something later had, or nobody said when', () => {
    const at = Date.parse('2026-03-01T00:00:00Z');
    const changed = (updatedAt: string | undefined, tag: string) => {
      const contact: ContactSnapshot = updatedAt === undefined ? ann : { ...ann, updatedAt };
      const step = { action: 'ContactUpdate', input: { addTags: [tag] }, at };
      return contactAfter(step, { exit: 'Success' }, contact)?.['updatedAt'];
    };
    expect(changed('2026-01-01T00:00:00.000Z', 'new')).toBe('2026-03-01T00:00:00.000Z');
    expect(changed('2026-01-01T00:00:00.000Z', 'vip')).toBe('2026-01-01T00:00:00.000Z');
    expect(changed('2026-05-01T00:00:00.000Z', 'new')).toBe('2026-05-01T00:00:00.000Z');
    expect(changed(undefined, 'new')).toBeUndefined();
  });

  it('is who it was after a step that failed, that is about something else, or about nobody', () => {
    expect(after('ContactUpdate', { addTags: ['x'] }, 'Failure')).toBeUndefined();
    expect(after('toString', {})).toBeUndefined();
    expect(contactAfter({ action: 'ContactUpdate', input: {}, at: 0 }, { exit: 'Success' }, null)).toBeUndefined();
  });
});
