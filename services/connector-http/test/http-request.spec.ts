import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fanfare/contracts';
import { aCommand, eventually } from '@fanfare/testing';
import { HttpBench } from './bench.js';
import { json } from './receiver.js';

// real: NATS, MongoDB, the connector, HTTP. fake: the receiver of the requests.
describe('HttpRequest', () => {
  let bench: HttpBench;

  beforeAll(async () => {
    bench = await HttpBench.open();
  });
  afterAll(() => bench.close());

  it('sends JSON with the step as Idempotency-Key and leaves by Success with the parsed answer', async () => {
    const url = bench.receiver.on(
      '/json',
      json(201, { id: 7 }, { 'x-request-id': 'r-1', 'set-cookie': 'session=secret' }),
    );
    const command = aCommand('HttpRequest', {
      input: { method: 'POST', url, body: { points: 5 }, query: { a: 1, b: ['x', 'y&z'] }, headers: { 'X-Own': 'é' } },
    });
    const { outcome } = await bench.steps.run(command);
    expect(outcome).toMatchObject({
      exit: 'Success',
      output: { status: 201, body: { id: 7 }, headers: { 'x-request-id': 'r-1' } },
    });
    expect(outcome.output['headers']).not.toHaveProperty('set-cookie');
    const [request] = bench.receiver.at('/json');
    expect(request).toMatchObject({ method: 'POST', path: '/json?a=1&b=x&b=y%26z', body: '{"points":5}' });
    expect(request?.headers).toMatchObject({
      'content-type': 'application/json',
      'idempotency-key': command.stepId,
      'x-own': 'é',
    });
  });

  it('sends text as it is, with the content type that is given', async () => {
    const url = bench.receiver.on(
      '/form',
      (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<b>ok</b>'),
    );
    const outcome = await bench.call({
      method: 'PUT',
      url,
      body: 'a=1&b=2',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    expect(outcome.output).toMatchObject({ status: 200, body: '<b>ok</b>' });
    const [request] = bench.receiver.at('/form');
    expect([request?.body, request?.headers['content-type'], request?.headers['idempotency-key']]).toEqual([
      'a=1&b=2',
      'application/x-www-form-urlencoded',
      undefined,
    ]);
  });

  it.each([
    ['GET', undefined, ''],
    ['HEAD', undefined, ''],
    ['OPTIONS', undefined, ''],
    ['DELETE', { body: { why: 'old' } }, '{"why":"old"}'],
    ['POST', { body: { a: 'ä &', b: [1, 2] }, bodyKind: 'form' }, 'a=%C3%A4+%26&b=1&b=2'],
    ['PUT', { body: '<a/>', bodyKind: 'raw', contentType: 'application/xml' }, '<a/>'],
    ['PATCH', { body: { a: 1 } }, '{"a":1}'],
  ] as const)('sends a %s as one, with its body', async (method, given, body) => {
    const url = bench.receiver.on(`/method-${method}`, json(200, { ok: true }));
    const { exit, output } = await bench.call({ method, url, ...given } as JsonObject);
    expect([exit, output['body']]).toEqual(['Success', method === 'HEAD' ? null : { ok: true }]);
    expect(bench.receiver.at(`/method-${method}`)).toMatchObject([{ method, body }]);
  });

  it.each([
    ['no content', 204, '', 'application/json', null],
    ['JSON that is none', 200, '{"a":', 'application/json', '{"a":'],
    ['a problem document', 200, '{"a":1}', 'application/problem+json', { a: 1 }],
    [
      'a thousand levels of JSON, as text',
      200,
      '['.repeat(1_000) + ']'.repeat(1_000),
      'application/json',
      expect.stringMatching(/^\[{1000}/),
    ],
    ['another charset', 200, Buffer.from([0xe9]), 'text/plain; charset=latin1', 'é'],
  ])('reads %s', async (title, status, body, type, expected) => {
    const url = bench.receiver.on(
      `/${title.replaceAll(/\W/g, '-')}`,
      (_request, response) => void response.writeHead(status, { 'content-type': type }).end(body),
    );
    expect((await bench.call({ method: 'GET', url })).output).toMatchObject({ status, body: expected });
  });

  it.each([301, 400, 401, 404, 409, 422])(
    'leaves by Failure on %d, with the status and what was said',
    async (status) => {
      const url = bench.receiver.on(`/status-${status}`, json(status, { reason: 'no' }, { location: '/elsewhere' }));
      const { exit, error } = await bench.call({ method: 'POST', url, body: {} });
      expect({ exit, error }).toMatchObject({
        exit: 'Failure',
        error: { code: 'HttpStatus', retryable: false, details: { status, body: '{"reason":"no"}' } },
      });
    },
  );

  it('takes a status as success when the step expects it', async () => {
    const url = bench.receiver.on('/gone', json(404, null));
    expect(await bench.call({ method: 'DELETE', url, expectStatus: [204, 404] })).toMatchObject({
      exit: 'Success',
      output: { status: 404 },
    });
  });

  it.each([500, 502, 503, 504])('has a GET retried on %d', async (status) => {
    const url = bench.receiver.on('/broken', json(status, {}));
    const { error } = await bench.call({ method: 'GET', url });
    expect(error).toMatchObject({
      code: 'Unavailable',
      retryable: true,
      message: expect.stringContaining(`GET ${url} answered ${status}`),
    });
  });

  it('comes back after the time that a 429 asks for, and counts no attempt', async () => {
    let calls = 0;
    const url = bench.receiver.on('/limited', (request, response) =>
      (calls++ === 0 ? json(429, {}, { 'retry-after': '1' }) : json(200, { ok: true }))(request, response),
    );
    const answer = await bench.steps.run(aCommand('HttpRequest', { input: { method: 'POST', url, body: {} } }));
    expect({ attempt: answer.attempt, exit: answer.outcome.exit, calls }).toEqual({
      attempt: 1,
      exit: 'Success',
      calls: 2,
    });
  });

  it('gives up on a 429 when the cause of the step is a day old', async () => {
    const url = bench.receiver.on('/always-limited', json(429, {}));
    const outcome = await bench.call({ method: 'POST', url, body: {} }, { at: Date.now() - 25 * 3_600_000 });
    expect(outcome.error).toMatchObject({ code: 'HttpStatus', details: { status: 429 } });
  });

  it('knows that a refused connection sent nothing: a POST is tried again', async () => {
    const command = aCommand('HttpRequest', { input: { method: 'POST', url: 'http://127.0.0.1:1/', body: {} } });
    const first = await bench.steps.run(command);
    const second = await bench.steps.run({ ...command, attempt: 2 });
    for (const { outcome } of [first, second]) {
      expect(outcome.error).toMatchObject({ retryable: true, message: expect.stringContaining('No connection') });
    }
  });

  it('takes a 503 that says when to come back for what it says, not processed: a POST is tried again', async () => {
    const answers = [503, 200];
    const url = bench.receiver.on('/busy', (request, response) => json(answers.shift() ?? 500, {}, { 'retry-after': '1' })(request, response)); // prettier-ignore
    const command = aCommand('HttpRequest', { input: { method: 'POST', url, body: {} } });
    expect((await bench.steps.run(command)).outcome.error).toMatchObject({ retryable: true });
    expect((await bench.steps.run({ ...command, attempt: 2 })).outcome.exit).toBe('Success');
  });

  it.each([
    ['POST', 'OutcomeUnknown'],
    ['PUT', undefined],
  ])('a gateway may say 503 when the rest is done: a %s is tried again only where that is harmless', async (method, code) => {
    const answers = [503, 200];
    const path = `/gateway-${method}`;
    const url = bench.receiver.on(path, (request, response) => json(answers.shift() ?? 500, {})(request, response));
    const command = aCommand('HttpRequest', { input: { method, url, body: {} }, onUnknownOutcome: 'fail' });
    expect((await bench.steps.run(command)).outcome.error).toMatchObject({ retryable: true });
    expect((await bench.steps.run({ ...command, attempt: 2 })).outcome.error?.code).toBe(code);
    expect(bench.receiver.at(path)).toHaveLength(code === undefined ? 2 : 1);
  }); // prettier-ignore

  it.each([
    ['park', undefined],
    ['fail', 'OutcomeUnknown'],
  ] as const)('never sends a POST twice whose answer was lost: %s', async (onUnknownOutcome, code) => {
    const path = `/lost-${onUnknownOutcome}`;
    const url = bench.receiver.on(path, () => undefined);
    const command = aCommand('HttpRequest', {
      input: { method: 'POST', url, body: {}, timeoutSeconds: 1 },
      onUnknownOutcome,
    });
    expect((await bench.steps.run(command)).outcome.error).toMatchObject({ code: 'Timeout', retryable: true });
    if (code) expect((await bench.steps.run({ ...command, attempt: 2 })).outcome.error?.code).toBe(code);
    else {
      await bench.steps.send({ ...command, attempt: 2 });
      await eventually(async () =>
        expect(await bench.kit.waiting(command.stepId)).toMatchObject([
          { reason: 'OutcomeUnknown: waits for a person' },
        ]),
      );
    }
    expect(bench.receiver.at(path)).toHaveLength(1);
  });

  it('repeats a POST with the same key when the receiver recognises it', async () => {
    let calls = 0;
    const url = bench.receiver.on(
      '/recognises',
      (request, response) => void (calls++ === 0 ? response.destroy() : json(200, { calls })(request, response)),
    );
    const command = aCommand('HttpRequest', { input: { method: 'POST', url, body: {}, idempotent: true } });
    expect((await bench.steps.run(command)).outcome.error?.retryable).toBe(true);
    expect((await bench.steps.run({ ...command, attempt: 2 })).outcome.output).toMatchObject({ body: { calls: 2 } });
    expect(new Set(bench.receiver.at('/recognises').map(({ headers }) => headers['idempotency-key']))).toEqual(
      new Set([command.stepId]),
    );
  });

  it.each(['POST', 'GET'])('gives a redelivered %s the outcome of the first', async (method) => {
    let calls = 0;
    const url = bench.receiver.on(`/first-${method}`, (request, response) =>
      json(200, { calls: ++calls })(request, response),
    );
    const command = aCommand('HttpRequest', { input: { method, url } });
    const [first, second] = [await bench.steps.run(command), await bench.steps.run(command)];
    expect([first.outcome.output['body'], second.outcome.output['body']]).toEqual([{ calls: 1 }, { calls: 1 }]);
    expect(calls).toBe(method === 'POST' ? 1 : 2);
  });

  it('sends two hundred steps of two messages, each once', async () => {
    const url = bench.receiver.on('/many', json(200, {}));
    const answers = await bench.steps.runAll(
      Array.from({ length: 200 }, () => aCommand('HttpRequest', { input: { method: 'POST', url, body: {} } })),
    );
    expect(new Set(answers.map(({ outcome }) => outcome.exit))).toEqual(new Set(['Success']));
    expect(bench.receiver.at('/many')).toHaveLength(200);
  });
});
