import { describe, expect, it } from '@jest/globals';
import type { ContactRef } from '@fanfare/contracts';
import { blankContact, type Contact } from '../contact/contact.js';
import { arrivalOf } from './arrival.js';
import { decide } from './who.js';

const arrival = (contact: ContactRef) =>
  arrivalOf({ cause: 'run', source: 'event', workspace: 'acme', at: 1, order: 'settled', contact });
const visitor: Contact = { ...blankContact('acme', 'visitor', 1), rev: 1 };

function whoOf(refs: ContactRef[], owners: Record<string, string> = {}, contacts: Contact[] = []): string[] {
  const known = {
    owners: new Map(Object.entries(owners)),
    contacts: new Map(contacts.map((contact) => [contact._id, contact])),
  };
  return decide(refs.map(arrival), known).who;
}

describe('who an arrival is about', () => {
  it('somebody new is the id the hub gives, or one computed from the address', () => {
    const [byId, byEmail, again] = whoOf([{ id: 'h1' }, { email: 'A@x.io' }, { email: 'a@x.io', mobile: '1234' }]);
    expect(byId).toBe('acme/h1');
    expect(byEmail).toMatch(/^acme\/[0-9a-f]{24}$/);
    expect(again).toBe(byEmail);
  });

  it('an unknown hub id with a known address is the contact of that address', () => {
    expect(whoOf([{ id: 'h1', email: 'a@x.io' }], { 'acme/email/a@x.io': 'c1' })).toEqual(['acme/c1']);
  });

  it('the address decides before the device, the device before the number', () => {
    const owners = { 'acme/email/a@x.io': 'byEmail', 'acme/anonymous/d': 'byDevice', 'acme/mobile/123': 'byNumber' };
    const refs = [
      { email: 'a@x.io', anonymousId: 'd', mobile: '123' },
      { anonymousId: 'd', mobile: '123' },
      { mobile: '123' },
    ];
    expect(whoOf(refs, owners)).toEqual(['acme/byEmail', 'acme/byDevice', 'acme/byNumber']);
  });

  it('of two new addresses from one visitor in one batch, the first is the visitor', () => {
    const [first, second] = whoOf(
      [
        { email: 'a@x.io', anonymousId: 'd' },
        { email: 'b@x.io', anonymousId: 'd' },
      ],
      { 'acme/anonymous/d': 'visitor' },
      [visitor],
    );
    expect(first).toBe('acme/visitor');
    expect(second).not.toBe('acme/visitor');
  });
});
