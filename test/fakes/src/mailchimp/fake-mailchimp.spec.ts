import { afterEach, describe, expect, it } from '@jest/globals';
import { startFakeMailchimp, type FakeMailchimp, type FakeMailchimpOptions } from './fake-mailchimp.js';
import type { MergeField } from './merge-fields.js';

const key = 'fake-mailchimp-key-us21';
const basic = (secret: string) => `Basic ${Buffer.from(`anyone:${secret}`).toString('base64')}`;

describe('a fake Mailchimp', () => {
  let mailchimp: FakeMailchimp;
  afterEach(() => mailchimp.stop());

  const start = async (options: FakeMailchimpOptions = {}) => (mailchimp = await startFakeMailchimp(options));
  const ask = (method: string, path: string, body?: unknown, authorization = basic(key)) =>
    fetch(`${mailchimp.api}${path}`, {
      method,
      headers: { authorization, ...(body !== undefined && { 'content-type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
    });
  const answer = async (...asked: Parameters<typeof ask>) => {
    const response = await ask(...asked);
    return { status: response.status, body: await response.json() };
  };

  it.each([
    ['nothing', '', 401, 'API Key Missing', 'Your request did not include an API key.'],
    ['a wrong key', basic('other-us21'), 401, 'API Key Invalid', "Your API key may be invalid, or you've attempted to access the wrong datacenter."], // prettier-ignore
    ["another datacenter's key", basic('other-us6'), 403, 'Forbidden', "The API key provided is linked to datacenter 'us6'"], // prettier-ignore
    ['an unknown token', 'Bearer other', 401, 'API Key Invalid', "Your API key may be invalid, or you've attempted to access the wrong datacenter."], // prettier-ignore
  ])('refuses %s', async (_, authorization, status, title, detail) => {
    await start({ accessTokens: ['token'] });
    expect(await answer('GET', '/ping', undefined, authorization)).toMatchObject({ status, body: { status, title, detail } }); // prettier-ignore
  });

  it.each([basic(key), `Bearer ${key}`, 'Bearer token'])('says that all is well to %s', async (authorization) => {
    await start({ accessTokens: ['token'] });
    expect(await answer('GET', '/ping', undefined, authorization)).toEqual({ status: 200, body: { health_status: "Everything's Chimpy!" } }); // prettier-ignore
  });

  it('refuses as a problem document, by the same id in the header', async () => {
    await start();
    const response = await ask('GET', '/lists/other/merge-fields');
    const body = (await response.json()) as { instance: string };
    expect(body).toEqual({
      type: 'https://mailchimp.com/developer/marketing/docs/errors/',
      title: 'Resource Not Found',
      status: 404,
      detail: 'The requested resource could not be found.',
      instance: expect.any(String),
    });
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(response.headers.get('link')).toContain('ProblemDetailDocument.json');
    expect(response.headers.get('x-request-id')).toBe(body.instance);
  });

  it('has ten connections at once, by whatever key or token, open until their callers hang up, and no hint when to come back', async () => {
    await start({ accessTokens: ['token'] });
    mailchimp.misbehave({ kind: 'hangs', acting: false }, { times: 10 });
    const hangingUp = new AbortController();
    const ten = Array.from({ length: 10 }, () => fetch(`${mailchimp.api}/ping`, { headers: { authorization: basic(key) }, signal: hangingUp.signal })); // prettier-ignore
    const over = Promise.allSettled(ten);
    while (mailchimp.journal.exchanges.length < 10) await new Promise(setImmediate);

    const eleventh = await ask('GET', '/ping');
    expect(await eleventh.json()).toMatchObject({ title: 'Too Many Requests', detail: 'You have exceeded the limit of 10 simultaneous connections.' }); // prettier-ignore
    expect([...eleventh.headers.keys()].filter((name) => /retry|limit/.test(name))).toEqual([]);
    expect((await ask('GET', '/ping', undefined, 'Bearer token')).status).toBe(429);
    expect((await ask('GET', '/ping', undefined, 'Bearer other')).status).toBe(401);
    hangingUp.abort();
    await over;
    while ((await ask('GET', '/ping')).status !== 200);
  });

  it('lists its audiences and their merge fields, ten at a time unless told otherwise', async () => {
    const mergeFields: MergeField[] = [{ tag: 'PLAN', name: 'Plan', type: 'dropdown', required: true, choices: ['A', 'B'] }]; // prettier-ignore
    await start({ audiences: Array.from({ length: 12 }, (_, i) => ({ id: `a${i}`, name: `Fans ${i}`, mergeFields })) });
    expect((await answer('GET', '/lists')).body).toMatchObject({ lists: { length: 10 }, total_items: 12 });
    expect((await answer('GET', '/lists?count=5&offset=11')).body).toMatchObject({ lists: [{ id: 'a11', name: 'Fans 11' }] }); // prettier-ignore
    expect((await answer('GET', '/lists?count=1001')).status).toBe(400);
    expect((await answer('GET', '/lists/a3/merge-fields')).body).toMatchObject({
      merge_fields: [{ merge_id: 1, tag: 'PLAN', name: 'Plan', type: 'dropdown', required: true, options: { choices: ['A', 'B'] }, list_id: 'a3' }], // prettier-ignore
      total_items: 1,
    });
  });

  it('says which account it is', async () => {
    await start({ accountName: 'Acme' });
    expect((await answer('GET', '/')).body).toMatchObject({ account_name: 'Acme' });
  });

  it('is blocked by what stands before it without a problem document', async () => {
    await start();
    for (const [status, words] of [
      [403, ''],
      [503, expect.stringContaining('Request Blocked')],
    ] as const) {
      // prettier-ignore
      mailchimp.misbehave({ kind: 'fails', status, acting: false }, { times: 1 });
      const blocked = await ask('GET', '/ping');
      expect([blocked.status, await blocked.text()]).toEqual([status, words]);
    }
  });

  it('cannot read what is no JSON', async () => {
    await start();
    const headers = { authorization: basic(key), 'content-type': 'application/json' };
    const response = await fetch(`${mailchimp.api}/lists/audience`, { method: 'POST', headers, body: '{"members":' });
    expect([response.status, await response.json()]).toMatchObject([400, { title: 'JSON Parse Error' }]);
  });
});
