import { describe, expect, it } from '@jest/globals';
import { contactOf, storedEvent, type StoredEvent } from './event.js';

const anEvent = (given: Partial<StoredEvent>): StoredEvent => ({
  id: 'e1',
  type: 'Card.CoverClicked',
  workspaceId: 'acme',
  occurredAt: '2026-01-01T00:00:00Z',
  acceptedAt: 0,
  data: {},
  ...given,
});

describe('the contact of an event', () => {
  it.each<[string, Partial<StoredEvent>, object | null]>([
    ['is nobody when nothing names one', {}, null],
    ['is nobody when only a name and properties are known', { contact: { firstName: 'Ann', properties: {} } }, null],
    ['is the one of contactId', { contactId: 'c1' }, { id: 'c1' }],
    ['prefers contactId to contact.id', { contactId: 'c1', contact: { id: 'c2' } }, { id: 'c1' }],
    ['is found by e-mail', { contact: { email: 'a@b.c' } }, { email: 'a@b.c' }],
    ['is found by mobile', { contact: { mobile: '+31612345678' } }, { mobile: '+31612345678' }],
    ['is the session’s anonymous one', { session: { anonymousId: 'a1' } }, { anonymousId: 'a1' }],
    [
      'prefers its own anonymous id to the session’s',
      { session: { anonymousId: 'a1' }, contact: { anonymousId: 'a2' } },
      { anonymousId: 'a2' },
    ],
    ['ignores an anonymous id that is not text', { session: { anonymousId: 7 } }, null],
  ])('%s', (_title, given, contact) => {
    expect(contactOf(anEvent(given))).toEqual(contact);
  });
});

it('an event without a known type is refused by the field’s path', () => {
  const parsed = storedEvent.safeParse({ ...anEvent({}), type: 'Prize.Stolen' });
  expect(parsed.error?.issues[0]?.path).toEqual(['type']);
});
