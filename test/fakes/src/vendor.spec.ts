import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startVendor, type Vendor } from './vendor.js';

describe('a fake vendor', () => {
  let vendor: Vendor;
  let done: unknown[];
  beforeEach(async () => {
    done = [];
    vendor = await startVendor({
      name: 'echo',
      routes: (app) => {
        app.post('/echo', (request) => {
          done.push(request.body);
          return { said: request.body };
        });
      },
      throttled: (reply, seconds) => reply.code(429).headers(seconds === undefined ? {} : { 'retry-after': seconds }).send({ slow: true }), // prettier-ignore
      failed: (reply, status) => reply.code(status).send({ trouble: true, message: 'no' }),
      malformed: (reply) => reply.code(400).send({ malformed: true }),
      notFound: (reply) => reply.code(404).send({ where: true }),
    });
  });
  afterEach(() => vendor.stop());

  const say = (body: unknown, signal?: AbortSignal) =>
    fetch(`${vendor.url}/echo?a=1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      signal: signal ?? null,
    });

  it('keeps what it was asked and what it answered', async () => {
    await say({ x: 1 });
    expect(vendor.journal.exchanges).toMatchObject([
      { method: 'POST', path: '/echo', query: { a: '1' }, body: { x: 1 }, text: '{"x":1}', status: 200, answer: { said: { x: 1 } } }, // prettier-ignore
    ]);
    expect(vendor.journal).toMatchObject({ inHand: 0, mostInHand: 1 });
  });

  it('misbehaves as often as it was told, where it was told', async () => {
    vendor.misbehave({ kind: 'throttles', retryAfterSeconds: 3 }, { times: 1, path: '/echo' });
    const refused = await say({});
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3']);
    expect((await say({})).status).toBe(200);
    vendor.misbehave({ kind: 'fails', status: 503, acting: false });
    expect((await say({})).status).toBe(503);
    vendor.behave();
    expect((await say({})).status).toBe(200);
    expect(done).toHaveLength(2);
  });

  it.each([
    ['resets', true, 1],
    ['resets', false, 0],
    ['hangs', true, 1],
    ['hangs', false, 0],
  ] as const)('%s without an answer; acting: %s', async (kind, acting, effects) => {
    vendor.misbehave({ kind, acting });
    await expect(say({}, AbortSignal.timeout(200))).rejects.toThrow();
    expect(done).toHaveLength(effects);
    expect(vendor.journal.exchanges).toMatchObject([{ status: null }]);
  });

  it('fails in its own words after it has done what it was asked', async () => {
    vendor.misbehave({ kind: 'fails', status: 502, acting: true });
    const answer = await say({ x: 1 });
    expect([answer.status, await answer.json(), done]).toEqual([502, { trouble: true, message: 'no' }, [{ x: 1 }]]);
    expect(vendor.journal.exchanges).toMatchObject([{ status: 502, answer: { trouble: true } }]);
  });

  it('repeats in its words what came, when it is told to', async () => {
    vendor.misbehave({ kind: 'fails', status: 400, acting: false, echoing: true });
    const headers = { authorization: 'Bearer secret', 'content-type': 'application/json' };
    const answer = await fetch(`${vendor.url}/echo`, { method: 'POST', headers, body: '{"x":1}' });
    expect(await answer.json()).toEqual({ trouble: true, message: expect.stringMatching(/Bearer secret.*\{"x":1\}/) });
  });

  it('is in trouble in its own words when what it gets cannot be read', async () => {
    const answer = await say('{"x":');
    expect([answer.status, await answer.json()]).toEqual([400, { malformed: true }]);
    expect((await fetch(`${vendor.url}/nowhere`)).status).toBe(404);
  });

  it('can be told and read by HTTP', async () => {
    const told = await fetch(`${vendor.url}/_fake/mood`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mood: { kind: 'garbage' }, times: 1 }),
    });
    expect(told.status).toBe(204);
    expect(await (await say({})).text()).toContain('<html>');
    expect(await (await fetch(`${vendor.url}/_fake/journal`)).json()).toHaveLength(1);
  });
});
