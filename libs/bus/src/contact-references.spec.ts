import { describe, expect, it } from '@jest/globals';
import { contactReferences } from './contact-references.js';

describe('references to a contact', () => {
  it('are the same however an address and a number are spelt', () => {
    const one = contactReferences('acme', { email: ' Ada@X.io', mobile: '+61 400-111' });
    expect(contactReferences('acme', { email: 'ada@x.io', mobile: '+61400111' })).toEqual(one);
  });

  it('hold ids as given, and neither the address nor the number', () => {
    const text = contactReferences('acme', {
      id: 'h1',
      anonymousId: 'd1',
      email: 'ada@x.io',
      mobile: '0400111',
    }).join();
    expect(text).toContain('acme/id/h1,acme/anonymous/d1');
    expect(text).not.toMatch(/ada|0400111/);
  });

  it('differ between workspaces, and between an id and a device of the same name', () => {
    const email = { email: 'ada@x.io' };
    expect(contactReferences('acme', email)).not.toEqual(contactReferences('other', email));
    expect(contactReferences('acme', { id: 'x' })).not.toEqual(contactReferences('acme', { anonymousId: 'x' }));
  });
});
