// real: NATS, MongoDB, the connector, HTTP. fake: the receiver of the requests
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aCommand } from '@fanfare/testing';
import { Webhook } from 'standardwebhooks';
import { HttpBench } from './bench.js';
import { json } from './receiver.js';

const whsec = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
let bench: HttpBench;
beforeAll(async () => {
  bench = await HttpBench.open();
  await bench.connect('basic', { kind: 'basic', username: 'me' }, { password: 'pässword' });
  await bench.connect('bearer', { kind: 'bearer' }, { token: 'token-1' });
  await bench.connect('header', { kind: 'header', name: 'X-Api-Key' }, { value: 'key-1' });
  await bench.connect('query', { kind: 'query', name: 'key' }, { value: 'key 1&' });
  await bench.connect('webhooks', { kind: 'standard-webhooks' }, { signingSecret: whsec });
  bench.receiver.on('/hello', json(200, {}));
});
beforeEach(() => {
  bench.receiver.received.length = 0;
  bench.other.received.length = 0;
});
afterAll(() => bench.close());

describe('an account', () => {
  it.each([
    ['basic', { authorization: `Basic ${Buffer.from('me:pässword').toString('base64')}` }],
    ['bearer', { authorization: 'Bearer token-1' }],
    ['header', { 'x-api-key': 'key-1' }],
  ])('of the kind %s adds what makes us known, at a path as at the whole URL', async (app, headers) => {
    for (const url of ['/hello', `${bench.receiver.url}/hello`]) {
      expect((await bench.call({ method: 'GET', url, app })).exit).toBe('Success');
    }
    expect(bench.receiver.received).toMatchObject([{ headers }, { headers }]);
  });

  it('of the kind query adds it to the other parameters', async () => {
    await bench.call({ method: 'GET', url: '/hello?key=mine', query: { a: 1 }, app: 'query' });
    expect(bench.receiver.received).toMatchObject([{ path: '/hello?key=key+1%26&a=1' }]);
  });

  it.each(['basic', 'bearer', 'header', 'query', 'webhooks'])('never sends its secret (%s) to another origin', async (app) => {
    const { error } = await bench.call({ method: 'POST', url: `${bench.other.url}/hello`, app });
    expect(error).toMatchObject({ code: 'OriginNotAllowed', message: expect.stringContaining(bench.receiver.url) });
    expect(bench.other.received).toEqual([]);
  }); // prettier-ignore

  it('says who we are whatever headers the step has, and nothing without being named', async () => {
    const headers = { Authorization: 'Bearer of the step' };
    await bench.call({ method: 'GET', url: '/hello', headers, app: 'bearer' });
    await bench.call({ method: 'GET', url: `${bench.receiver.url}/hello` });
    const [named, unnamed] = bench.receiver.received.map((request) => request.headers.authorization);
    expect([named, unnamed]).toEqual(['Bearer token-1', undefined]);
  });

  it('that is not named makes no path a URL', async () => {
    expect((await bench.call({ method: 'GET', url: '/hello' })).error).toMatchObject({ code: 'InputInvalid' });
  });

  it('keeps its secret out of what is told about a refusal', async () => {
    for (const app of ['basic', 'bearer', 'header', 'query']) {
      const outcome = await bench.call({ method: 'GET', url: '/nowhere', app });
      expect(outcome.error).toMatchObject({ code: 'HttpStatus', message: `GET ${bench.receiver.url}/nowhere answered 404` }); // prettier-ignore
      expect(JSON.stringify(outcome)).not.toMatch(/pässword|token-1|key-1|key 1|key\+1/);
    }
  });
});

describe('a receiver that repeats what it got', () => {
  beforeAll(() => {
    bench.receiver.on('/echo', (request, response) => json(400, { sent: request })(request, response));
  });

  it('does not get the secret of an account into what is told', async () => {
    for (const app of ['basic', 'bearer', 'header', 'query']) {
      const { error } = await bench.call({ method: 'GET', url: '/echo', app });
      expect(error).toMatchObject({ code: 'HttpStatus', details: { status: 400, body: expect.stringContaining('…') } });
      expect(JSON.stringify(error)).not.toMatch(/pässword|token-1|key-1|key 1|key\+1|key%201|bWU6/);
    }
  });

  it('does not get that of a step into it, either', async () => {
    const url = `${bench.receiver.url}/echo?api_key=of-the-url&page=2`;
    const headers = { Authorization: 'Bearer of-the-header', 'X-Page': 'page-3' };
    const { error } = await bench.call({ method: 'GET', url, headers, query: { token: 'of-the-query' } });
    const told = JSON.stringify(error);
    expect(told).toContain('page-3');
    expect(told).not.toMatch(/of-the/);
  });
});

describe('Standard Webhooks', () => {
  it('signs the bytes that are sent, and a repeat has the same id', async () => {
    const answers = [503, 200];
    bench.receiver.on('/hook', (request, response) => json(answers.shift() ?? 500, {}, { 'retry-after': '1' })(request, response)); // prettier-ignore
    const input = { url: '/hook', body: { type: 'prize.won', data: { name: 'Ö' } }, app: 'webhooks' };
    const { outcome } = await bench.steps.run(aCommand('HttpRequest', { input }));
    expect(outcome.exit).toBe('Success');
    const requests = bench.receiver.at('/hook');
    for (const { body, headers } of requests) {
      expect(new Webhook(whsec).verify(body, headers as Record<string, string>)).toEqual(input.body);
    }
    expect(new Set(requests.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(requests).toHaveLength(2);
  });
});

describe('people who connect an account', () => {
  it('are told that it works, or that it is not known', async () => {
    bench.receiver.on('/', (request, response) => json(request.headers.authorization === 'Bearer good' ? 404 : 401, {})(request, response)); // prettier-ignore
    const answers = ['good', 'bad'].map((token) => bench.tryAccount({ kind: 'bearer' }, { token }));
    expect(await Promise.all(answers)).toEqual([
      { ok: true, about: `${bench.receiver.url}/ answered 404.` },
      { ok: false, reason: `${bench.receiver.url}/ answered 401: it does not take the bearer credentials.` },
    ]);
  });

  it('can name a path that must answer well', async () => {
    bench.receiver.on('/me', json(200, {}));
    expect(await bench.tryAccount({ kind: 'none', testPath: '/me' })).toMatchObject({ ok: true });
    expect(await bench.tryAccount({ kind: 'none', testPath: '/you' })).toMatchObject({ ok: false, reason: expect.stringContaining('404') }); // prettier-ignore
  });

  it.each([
    [{ kind: 'basic', username: 'me' }, {}, 'password'],
    [{ kind: 'header', name: 'Host' }, { value: 'x' }, 'name'],
    [{ kind: 'header', name: 'X-A' }, { value: 'a\r\nX-B: b' }, 'value'],
    [{ kind: 'standard-webhooks' }, { signingSecret: 'whsec_short' }, 'signingSecret'],
    [{ kind: 'bearer', baseUrl: 'https://me@api.example.com' }, { token: 't' }, 'baseUrl'],
    [{ kind: 'bearer', baseUrl: 'https://api.example.com/?a=1' }, { token: 't' }, 'baseUrl'],
  ])('are told which setting is not right: %j', async (settings, secrets, field) => {
    expect(await bench.tryAccount(settings, secrets)).toMatchObject({ ok: false, reason: expect.stringContaining(`(${field})`) }); // prettier-ignore
  });

  it('learn nothing of our network', async () => {
    expect(await bench.tryAccount({ kind: 'none', baseUrl: 'https://169.254.169.254' })).toMatchObject({ ok: false, reason: 'baseUrl of HTTP tried: 169.254.169.254 is not a public address.' }); // prettier-ignore
  });

  it('have no secret sent in the clear, and are told by which setting it would be', async () => {
    expect(await bench.tryAccount({ kind: 'bearer', baseUrl: 'http://api.example.com' }, { token: 't' })).toMatchObject({ ok: false, reason: expect.stringContaining('baseUrl of HTTP tried must begin with https://') }); // prettier-ignore
    const client = { kind: 'oauth2', clientId: 'c', tokenUrl: 'http://login.example.com/token' };
    expect(await bench.tryAccount(client, { clientSecret: 's' })).toMatchObject({ ok: false, reason: expect.stringContaining('tokenUrl of HTTP tried must begin with https://') }); // prettier-ignore
  });
});
