import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startFakeMailchimp, type FakeMailchimp } from './fake-mailchimp.js';

interface Answer {
  new_members: { email_address: string }[];
  updated_members: { email_address: string }[];
  errors: { email_address: string }[];
}

describe('a batch of members of a fake Mailchimp', () => {
  let mailchimp: FakeMailchimp;
  beforeEach(async () => {
    mailchimp = await startFakeMailchimp({
      audiences: [{ id: 'fans', mergeFields: [{ tag: 'POINTS', name: 'Points', type: 'number' }] }],
    });
  });
  afterEach(() => mailchimp.stop());

  const subscribe = async (body: object) => {
    const headers = { authorization: 'Bearer fake-mailchimp-key-us21', 'content-type': 'application/json' };
    const response = await fetch(`${mailchimp.api}/lists/fans`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Answer };
  };
  const of = (email: string, more: object = {}) => ({ email_address: email, status: 'subscribed', ...more });

  it('is told of each member what became of it', async () => {
    const fans = mailchimp.audience('fans');
    await subscribe({ members: ['there@x.io', 'left@x.io', 'archived@x.io'].map((email) => of(email)) });
    fans.personLeaves('left@x.io');
    const archived = fans.member('archived@x.io');
    if (archived) archived.status = 'archived';
    const members = ['new@x.io', 'THERE@x.io', 'left@x.io', 'archived@x.io', 'nobody'].map((email) => of(email));
    const { status, body } = await subscribe({ members: [...members, of('many@x.io', { merge_fields: { POINTS: 'many' } })], update_existing: true }); // prettier-ignore
    expect(status).toBe(200);
    expect(body).toMatchObject({
      new_members: [{ email_address: 'new@x.io' }, { email_address: 'archived@x.io', status: 'subscribed' }],
      updated_members: [{ email_address: 'THERE@x.io' }],
      errors: [
        { email_address: 'left@x.io', error_code: 'ERROR_GENERIC', error: expect.stringContaining('compliance state') },
        { email_address: 'nobody', error_code: 'ERROR_GENERIC', error: 'Please provide a valid email address.' },
        { email_address: 'many@x.io', error_code: 'ERROR_GENERIC', field: 'POINTS', field_message: 'Please enter a number' }, // prettier-ignore
      ],
      total_created: 2,
      total_updated: 1,
      error_count: 3,
    });
  });

  it('leaves those alone who are there, unless it is to update them', async () => {
    await subscribe({ members: [of('a@x.io')] });
    expect((await subscribe({ members: [of('a@x.io', { status: 'unsubscribed' })] })).body.errors).toEqual([
      {
        email_address: 'a@x.io',
        error: 'a@x.io is already a list member, do you want to update? please provide update_existing:true in the request body', // prettier-ignore
        error_code: 'ERROR_CONTACT_EXISTS',
        field: '',
        field_message: '',
      },
    ]);
    expect(mailchimp.audience('fans').member('a@x.io')?.status).toBe('subscribed');
  });

  it('adds tags, or replaces them when told to', async () => {
    await subscribe({ members: [of('a@x.io', { tags: ['a'] })] });
    await subscribe({ members: [of('a@x.io', { tags: ['b'] })], update_existing: true });
    expect(mailchimp.audience('fans').member('a@x.io')?.tags).toEqual(['a', 'b']);
    await subscribe({ members: [of('a@x.io', { tags: ['c'] })], update_existing: true, sync_tags: true });
    expect(mailchimp.audience('fans').member('a@x.io')?.tags).toEqual(['c']);
  });

  it('holds 500 members and not one more', async () => {
    const members = Array.from({ length: 501 }, (_, i) => of(`a${i}@x.io`));
    expect((await subscribe({ members })).status).toBe(400);
    expect((await subscribe({ members: members.slice(1) })).body).toMatchObject({ total_created: 500, error_count: 0 });
  });
});
