import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startFakeMailchimp, type FakeMailchimp } from './fake-mailchimp.js';
import { subscriberHash } from './member.js';
import type { Problem } from './problem.js';

type Body = Record<string, unknown> & Partial<Pick<Problem, 'title' | 'detail'>>;
const ada = 'Ada@Example.com';
const subscribing = { email_address: ada, status_if_new: 'subscribed' };

describe("a fake Mailchimp's member", () => {
  let mailchimp: FakeMailchimp;
  beforeEach(async () => {
    mailchimp = await startFakeMailchimp({
      audiences: [
        { id: 'fans' },
        {
          id: 'strict',
          mergeFields: [
            { tag: 'FNAME', name: 'First Name', type: 'text', required: true },
            { tag: 'POINTS', name: 'Points', type: 'number' },
            { tag: 'BORN', name: 'Birthday', type: 'birthday' },
            { tag: 'SINCE', name: 'Since', type: 'date' },
            { tag: 'HOME', name: 'Address', type: 'address' },
            { tag: 'ZIP', name: 'Zip', type: 'zip' },
            { tag: 'SITE', name: 'Site', type: 'url' },
            { tag: 'PLAN', name: 'Plan', type: 'radio', choices: ['A', 'B'] },
          ],
        },
      ],
    });
  });
  afterEach(() => mailchimp.stop());

  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${mailchimp.api}/lists/${path}`, {
      method,
      headers: { authorization: 'Bearer fake-mailchimp-key-us21', ...(body !== undefined && { 'content-type': 'application/json' }) }, // prettier-ignore
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : null) as Body };
  };
  const put = (body: object, list = 'fans', email = ada) =>
    ask('PUT', `${list}/members/${subscriberHash(email)}`, body);
  const at = `fans/members/${subscriberHash(ada)}`;
  const member = () => mailchimp.audience('fans').member(ada);
  const problem = (title: string, status = 400) => ({ status, body: { title, status } });

  describe('put', () => {
    it('is one and the same however often and in whatever case its address is written', async () => {
      await put({ ...subscribing, merge_fields: { FNAME: 'Ada' } });
      const { status, body } = await put({
        ...subscribing,
        email_address: 'ada@example.COM',
        merge_fields: { LNAME: 'L' },
      });
      expect(status).toBe(200);
      expect(body).toMatchObject({ id: subscriberHash('ada@example.com'), full_name: 'Ada L', status: 'subscribed', list_id: 'fans', merge_fields: { FNAME: 'Ada', LNAME: 'L', PHONE: '' } }); // prettier-ignore
      expect(mailchimp.audience('fans').members.size).toBe(1);
    });

    it('is not found by the hash of another writing, and then its address is taken', async () => {
      await put(subscribing);
      const hash = createHash('md5').update(ada).digest('hex');
      expect(await ask('PUT', `fans/members/${hash}`, subscribing)).toMatchObject(problem('Member Exists'));
    });

    it('keeps the status that it has unless it is given one', async () => {
      await put(subscribing);
      await ask('PATCH', at, { status: 'unsubscribed' });
      expect((await put(subscribing)).body['status']).toBe('unsubscribed');
      expect((await put({ ...subscribing, status: 'subscribed' })).body['status']).toBe('subscribed');
      expect(member()?.history.map(({ status, by }) => `${status} by ${by}`)).toEqual(['subscribed by api', 'unsubscribed by api', 'subscribed by api']); // prettier-ignore
    });

    it('needs a status when it is new', async () => {
      expect(await put({ email_address: ada })).toMatchObject({
        status: 400,
        body: { title: 'Invalid Resource', errors: [{ field: 'status_if_new', message: 'This value should not be blank.' }] }, // prettier-ignore
      });
    });

    it('takes no tags, but interests and the rest', async () => {
      await put({ ...subscribing, tags: ['a'], interests: { i1: true }, vip: true, language: 'fr' });
      expect(member()).toMatchObject({ tags: [], details: { interests: { i1: true }, vip: true, language: 'fr' } });
      expect((await ask('GET', 'fans/members/ada@example.com')).body).toMatchObject({
        interests: { i1: true },
        vip: true,
      });
    });

    it('moves to another address unless that is taken', async () => {
      await put(subscribing);
      await put({ ...subscribing, email_address: 'bob@example.com' }, 'fans', 'bob@example.com');
      expect((await put({ ...subscribing, email_address: 'bob@example.com' })).body).toMatchObject({
        errors: [{ field: 'email address', message: '"bob@example.com" is already in this list with a status of "Subscribed".' }], // prettier-ignore
      });
      await put({ ...subscribing, email_address: 'eve@example.com' });
      expect(mailchimp.audience('fans').members.values().map(({ email }) => email).toArray()).toEqual(['bob@example.com', 'eve@example.com']); // prettier-ignore
    });
  });

  it('is refused when its address is none, looks fake or has signed up too often', async () => {
    const fans = mailchimp.audience('fans');
    fans.suspect(ada, 'fake');
    fans.suspect('bob@example.com', 'too many lists');
    const details = await Promise.all(['AAAAA', ada, 'bob@example.com'].map(async (email) => (await put({ ...subscribing, email_address: email }, 'fans', email)).body.detail)); // prettier-ignore
    expect(details).toEqual([
      'Please provide a valid email address.',
      `${ada} looks fake or invalid, please enter a real email address.`,
      "bob@example.com has signed up to a lot of lists very recently; we're not allowing more signups for now",
    ]);
  });

  it('that is posted must be new, and may have tags', async () => {
    const create = { email_address: ada, status: 'pending', tags: ['a', 'b'] };
    expect(await ask('POST', 'fans/members', create)).toMatchObject({ status: 200, body: { status: 'pending', tags: [{ id: 1, name: 'a' }, { id: 2, name: 'b' }], tags_count: 2 } }); // prettier-ignore
    expect((await ask('POST', 'fans/members', create)).body).toMatchObject({ title: 'Member Exists', detail: `${ada} is already a list member. Use PUT to insert or update list members.` }); // prettier-ignore
    expect((await ask('POST', 'fans/members', { email_address: 5, status: 'gone' })).body).toMatchObject({
      errors: [
        { field: 'email_address', message: 'Schema describes string, integer found instead' },
        { field: 'status', message: 'Data presented is not one of the accepted values: subscribed, unsubscribed, cleaned, pending, transactional.' }, // prettier-ignore
      ],
    });
  });

  it('is patched only when it is there, and never to transactional', async () => {
    expect(await ask('PATCH', at, { status: 'unsubscribed' })).toMatchObject(problem('Resource Not Found', 404));
    await put(subscribing);
    expect(await ask('PATCH', at, { status: 'transactional' })).toMatchObject(problem('Invalid Resource'));
    expect(await ask('PATCH', at, { status: 'unsubscribed' })).toMatchObject({ status: 200, body: { status: 'unsubscribed' } }); // prettier-ignore
  });

  describe('who left or bounced', () => {
    it.each(['personLeaves', 'bounces'] as const)('(%s) cannot be subscribed, only asked', async (act) => {
      await put(subscribing);
      mailchimp.audience('fans')[act](ada);
      const refused = await put({ ...subscribing, status: 'subscribed' });
      expect(refused).toMatchObject(problem('Member In Compliance State'));
      expect(refused.body.detail).toBe('Ada@Example.com is in a compliance state due to unsubscribe, bounce, or compliance review and cannot be subscribed.'); // prettier-ignore
      expect((await ask('PATCH', at, { status: 'pending' })).body['status']).toBe('pending');
      mailchimp.audience('fans').personSignsUp(ada);
      expect(member()).toMatchObject({ status: 'subscribed', isInCompliance: false });
    });

    it('can still be told new things about, without a status', async () => {
      await put(subscribing);
      mailchimp.audience('fans').personLeaves(ada);
      expect(await put({ ...subscribing, merge_fields: { FNAME: 'Ada' } })).toMatchObject({ status: 200, body: { status: 'unsubscribed', merge_fields: { FNAME: 'Ada' } } }); // prettier-ignore
    });
  });

  describe('archived', () => {
    it('is still there, is not archived again, and comes back only by a status', async () => {
      await put(subscribing);
      expect((await ask('DELETE', at)).status).toBe(204);
      expect((await ask('GET', at)).body['status']).toBe('archived');
      const again = await ask('DELETE', at);
      expect([again.status, again.body.detail, again.headers.get('allow')]).toEqual([405, 'This list member cannot be removed. Can not archive a contact that is bounced, pending or archived', 'GET, PUT']); // prettier-ignore
      expect((await put(subscribing)).body['status']).toBe('archived');
      expect((await put({ ...subscribing, status: 'subscribed' })).body['status']).toBe('subscribed');
    });

    it('may be so although the answer says that it failed', async () => {
      await put(subscribing);
      mailchimp.misbehave({ kind: 'fails', status: 500, acting: true }, { times: 1 });
      const failed = await ask('DELETE', at);
      expect(failed).toMatchObject(problem('Internal Server Error', 500));
      expect(failed.headers.get('content-type')).toContain('application/problem+json');
      expect(member()?.status).toBe('archived');
    });

    it.each(['pending', 'cleaned'])('cannot be who is %s', async (status) => {
      await put({ ...subscribing, status_if_new: status });
      expect((await ask('DELETE', at)).status).toBe(405);
    });

    it('was there before', async () => {
      expect((await ask('DELETE', at)).status).toBe(404);
    });
  });

  it('deleted permanently is forgotten until the person signs up', async () => {
    await put(subscribing);
    expect((await ask('POST', `${at}/actions/delete-permanent`)).status).toBe(204);
    expect((await ask('GET', at)).status).toBe(404);
    expect((await ask('POST', `${at}/actions/delete-permanent`)).status).toBe(404);
    expect(await put(subscribing)).toMatchObject(problem('Forgotten Email Not Subscribed'));
    expect(await ask('POST', 'fans/members', { email_address: ada, status: 'pending' })).toMatchObject(problem('Forgotten Email Not Subscribed')); // prettier-ignore
    mailchimp.audience('fans').personSignsUp(ada);
    expect((await put(subscribing)).status).toBe(200);
  });

  it('has the tags that are active, of which new ones are made', async () => {
    const tag = (...tags: [string, string][]) => ask('POST', `${at}/tags`, { tags: tags.map(([name, status]) => ({ name, status })) }); // prettier-ignore
    expect((await tag(['a', 'active'])).status).toBe(404);
    await put(subscribing);
    expect((await tag(['a', 'active'], ['b', 'active'], ['never', 'inactive'])).status).toBe(204);
    await tag(['a', 'active'], ['b', 'inactive'], ['c', 'active']);
    expect([member()?.tags, mailchimp.audience('fans').tags.keys().toArray()]).toEqual([['a', 'c'], ['a', 'b', 'c']]); // prettier-ignore
    expect(await tag(['', 'active'])).toMatchObject(problem('Invalid Resource'));
    expect((await ask('GET', 'fans/tag-search?name=b')).body).toEqual({ tags: [{ id: 2, name: 'b' }], total_items: 1 });
  });

  describe('with merge fields', () => {
    it.each([
      ['FNAME', '', 'Please enter a value'],
      ['POINTS', 'many', 'Please enter a number'],
      ['BORN', '1815-12-10', 'Please enter a month (01-12) and a day (01-31)'],
      ['SINCE', 'May', 'Please enter the date'],
      ['HOME', { addr1: 'x' }, 'Please enter a complete address'],
      ['ZIP', 'W1', 'Please enter a zip code (5 digits)'],
      ['SITE', 'home', 'That is not a valid URL'],
      ['PLAN', 'C', 'Please select one of the choices'],
    ])('is refused whose %s is %j', async (field, value, message) => {
      const { status, body } = await put({ ...subscribing, merge_fields: { FNAME: 'Ada', [field]: value } }, 'strict');
      expect([status, body.title, body.detail]).toEqual([400, 'Invalid Resource', 'Your merge fields were invalid.']);
      expect(body['errors']).toEqual([{ field, message }]);
      expect(mailchimp.audience('strict').members.size).toBe(0);
    });

    it('is told of every field that is wrong', async () => {
      const { body } = await put({ ...subscribing, merge_fields: { ZIP: 'W1', PLAN: 'C' } }, 'strict');
      expect(body).toMatchObject({ errors: [{ field: 'FNAME' }, { field: 'ZIP' }, { field: 'PLAN' }] });
    });

    it('passes over what the audience does not have, and empties what is empty', async () => {
      const HOME = { addr1: '12 St James', city: 'London', state: 'Westminster', zip: 'SW1' };
      await put({ ...subscribing, merge_fields: { FNAME: 'Ada', POINTS: '15.5', BORN: '12/10', HOME, OTHER: 'x' } }, 'strict'); // prettier-ignore
      const { body } = await put({ ...subscribing, merge_fields: { BORN: '' } }, 'strict');
      expect(body['merge_fields']).toEqual({ FNAME: 'Ada', POINTS: 15.5, BORN: '', SINCE: '', HOME, ZIP: '', SITE: '', PLAN: '' }); // prettier-ignore
    });

    it('may lack what is required when the request says so', async () => {
      const path = `strict/members/${subscriberHash(ada)}?skip_merge_validation=true`;
      expect((await ask('PUT', path, subscribing)).status).toBe(200);
      expect(await ask('PUT', path, { ...subscribing, merge_fields: { POINTS: 'many' } })).toMatchObject(problem('Invalid Resource')); // prettier-ignore
    });
  });
});
