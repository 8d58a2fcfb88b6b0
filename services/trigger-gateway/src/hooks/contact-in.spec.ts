import { describe, expect, it } from '@jest/globals';
import type { ContactFrom, HookKind, JsonObject } from '@fanfare/contracts';
import { contactIn } from './contact-in.js';

const cases: [string, HookKind, JsonObject, ContactFrom | undefined, object | null][] = [
  ['nobody, when a webhook is not told where to look', 'webhook', { email: 'a@x.io' }, undefined, null],
  ['where it was told to look', 'webhook', { customer: { id: 7, mail: 'a@x.io' } }, { id: 'customer.id', email: 'customer.mail' }, { id: '7', email: 'a@x.io' }],
  ['in a list', 'webhook', { people: [{ mail: 'a@x.io' }] }, { email: 'people.0.mail' }, { email: 'a@x.io' }],
  ['nobody, when it was told not to look', 'form', { email: 'a@x.io' }, {}, null],
  ['the sender of a form', 'form', { email: ' a@x.io ' }, undefined, { email: 'a@x.io' }],
  ['nobody by an address that is none', 'form', { email: 'a at x' }, undefined, null],
  ['nobody by a name alone', 'form', { name: 'A' }, { firstName: 'name' }, null],
  ['the writer of a mail, without the name', 'email', { from: '"A, B" <a@x.io>' }, undefined, { email: 'a@x.io' }],
  ['the writer as a parser gives one', 'email', { from: { value: [{ address: 'a@x.io', name: 'A' }] } }, undefined, { email: 'a@x.io' }],
  ['a member of an audience', 'mailchimp', { data: { email: 'a@x.io', merges: { FNAME: 'A', LNAME: '' } } }, undefined, { email: 'a@x.io', firstName: 'A' }],
  ['nobody, when a member has changed its address', 'mailchimp', { data: { new_email: 'a@x.io' } }, undefined, null],
  ['who wrote a message', 'twilio', { From: '+15005550010', To: '+15005550006', SmsStatus: 'received' }, undefined, { mobile: '+15005550010' }],
  ['who wrote by another channel', 'twilio', { From: 'whatsapp:+15005550010' }, undefined, { mobile: '+15005550010' }],
  ['whom a message went to', 'twilio', { From: '+15005550006', To: '+15005550010', MessageStatus: 'sent' }, undefined, { mobile: '+15005550010' }],
  ['nothing that every object has', 'webhook', {}, { email: 'constructor.name', id: 'toString' }, null],
]; // prettier-ignore

describe('whom a payload is about', () => {
  it.each(cases)('%s', (_, kind, payload, from, contact) => {
    expect(contactIn(payload, kind, from)).toEqual(contact);
  });
});
