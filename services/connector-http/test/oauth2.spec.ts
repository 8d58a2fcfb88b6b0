// real: NATS, MongoDB, the connector, HTTP. fake: the token URL, which is another origin, and the receiver of the requests
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { JsonObject } from '@fanfare/contracts';
import { aCommand, eventually } from '@fanfare/testing';
import { HttpBench } from './bench.js';
import { json } from './receiver.js';

let bench: HttpBench;
let issued = 0;
/** Tokens that the receiver takes no more. */
let ended = new Set<string>();
beforeAll(async () => {
  bench = await HttpBench.open();
  bench.receiver.on('/api', (request, response) => {
    const token = request.headers.authorization ?? '';
    json(ended.has(token) ? 401 : 200, { token })(request, response);
  });
});
beforeEach(() => {
  [issued, ended] = [0, new Set()];
  bench.receiver.received.length = 0;
  bench.other.received.length = 0;
  bench.other.on('/token', (request, response) => json(200, { access_token: `t${++issued}`, token_type: 'bearer', expires_in: 3600 })(request, response)); // prettier-ignore
});
afterAll(() => bench.close());

/** Each test has an account of its own, and so no token yet. */
const connect = (id: string, settings = {}) =>
  bench.connect(id, { kind: 'oauth2', tokenUrl: `${bench.other.url}/token`, clientId: 'an id', ...settings }, { clientSecret: 'säcret' }); // prettier-ignore
/** Others ask how the account is. */
const callsOfSteps = () => bench.receiver.received.filter(({ path }) => path === '/api');
const call = (app: string) => bench.call({ method: 'POST', url: '/api', body: {}, app });

it('of many steps that need a token, one fetches it', async () => {
  await connect('many', { scope: 'orders.write', audience: 'shop' });
  const commands = Array.from({ length: 30 }, () => aCommand('HttpRequest', { input: { url: '/api', body: {}, app: 'many' } })); // prettier-ignore
  const answers = await bench.steps.runAll(commands);
  expect(answers.map(({ outcome }) => outcome.output['body'])).toEqual(commands.map(() => ({ token: 'Bearer t1' })));
  expect(bench.other.received).toMatchObject([
    {
      body: 'grant_type=client_credentials&scope=orders.write&audience=shop',
      // RFC 6749, 2.3.1: the id and the secret are form-encoded first.
      headers: { authorization: `Basic ${Buffer.from('an+id:s%C3%A4cret').toString('base64')}` },
    },
  ]);
});

it('a token that expires is renewed before it does, by one for all who use it', async () => {
  const endsAt = new Map<string, number>();
  bench.other.on('/token', (request, response) => {
    endsAt.set(`Bearer t${++issued}`, Date.now() + 5_000);
    json(200, { access_token: `t${issued}`, token_type: 'bearer', expires_in: 5 })(request, response);
  });
  const late: string[] = [];
  bench.receiver.on('/renewed', (request, response) => {
    const token = request.headers.authorization ?? '';
    if (Date.now() >= (endsAt.get(token) ?? 0)) late.push(token);
    json(200, { token })(request, response);
  });
  await connect('renewed');
  const many = () => Array.from({ length: 20 }, () => aCommand('HttpRequest', { input: { url: '/renewed', app: 'renewed' } })); // prettier-ignore
  const used = new Set<unknown>();
  while (used.size < 2) {
    for (const { outcome } of await bench.steps.runAll(many())) {
      used.add((outcome.output['body'] as JsonObject)['token']);
    }
  }
  expect(late).toEqual([]);
  expect([...used]).toEqual(['Bearer t1', 'Bearer t2']);
  expect(bench.other.received).toHaveLength(2);
});

it('the secret can go in the body, for servers that want it there', async () => {
  await connect('body', { clientSecretIn: 'body' });
  expect((await call('body')).exit).toBe('Success');
  expect(bench.other.received).toMatchObject([{ body: 'grant_type=client_credentials&client_id=an+id&client_secret=s%C3%A4cret' }]); // prettier-ignore
  expect(bench.other.received[0]?.headers).not.toHaveProperty('authorization');
});

it('a token that is taken no more is fetched anew, once, and the request sent again', async () => {
  await connect('ended');
  await call('ended');
  ended = new Set(['Bearer t1']);
  expect((await call('ended')).output).toMatchObject({ body: { token: 'Bearer t2' } });
  ended = new Set(['Bearer t2', 'Bearer t3']);
  expect((await call('ended')).error).toMatchObject({ code: 'HttpStatus', details: { status: 401 } });
  expect(issued).toBe(3);
});

it('a client that the token URL does not know fails the step, and its secret is not told', async () => {
  await connect('unknown');
  bench.other.on('/token', json(401, { error: 'invalid_client', error_description: 'säcret is wrong' }));
  const outcome = await call('unknown');
  expect(outcome.error).toMatchObject({ code: 'TokenRefused', message: expect.stringContaining('401 (invalid_client)') }); // prettier-ignore
  expect(JSON.stringify(outcome)).not.toContain('säcret');
  expect(bench.receiver.received).toEqual([]);
});

it('while the token URL is down, also a POST waits: nothing was sent', async () => {
  await connect('down');
  const answers = [503, 503];
  const issue = json(200, { access_token: 't9' });
  bench.other.on('/token', (request, response) => {
    const status = answers.shift();
    return status === undefined ? issue(request, response) : json(status, {})(request, response);
  });
  const answer = await bench.steps.run(aCommand('HttpRequest', { input: { url: '/api', body: {}, app: 'down' } }));
  expect(answer).toMatchObject({ attempt: 1, outcome: { output: { body: { token: 'Bearer t9' } } } });
  expect(callsOfSteps()).toHaveLength(1);
});

it('a step waits for a token no longer than it may take, and others go on waiting for the same one', async () => {
  await connect('slow');
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  bench.other.on('/token', (request, response) => {
    void released.then(() => json(200, { access_token: 'late' })(request, response));
  });
  const command = (timeoutSeconds: number) => aCommand('HttpRequest', { input: { url: '/api', body: {}, app: 'slow', timeoutSeconds } }); // prettier-ignore
  const [hasty, patient] = [command(1), command(30)];
  const answers = [hasty, patient].map((one) => bench.steps.run(one));
  await eventually(async () => {
    const reason = expect.stringContaining('Fetching a token failed: no answer in time');
    expect(await bench.kit.waiting(hasty?.stepId ?? '')).toMatchObject([{ reason }]);
  });
  release();
  const done = { attempt: 1, outcome: { output: { body: { token: 'Bearer late' } } } };
  expect(await Promise.all(answers)).toMatchObject([done, done]);
  expect([bench.other.received.length, callsOfSteps().length]).toEqual([1, 2]);
});

it('a token URL inside our network is never called', async () => {
  await connect('inside', { tokenUrl: 'https://169.254.169.254/token' });
  expect((await call('inside')).error).toMatchObject({ code: 'AddressNotAllowed', retryable: false, message: expect.stringContaining('tokenUrl of HTTP inside') }); // prettier-ignore
});
