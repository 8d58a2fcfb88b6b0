// real: NATS, MongoDB, the connector, HTTP. fake: the receiver of the requests
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@fanfare/testing';
import { HttpBench } from './bench.js';
import { json } from './receiver.js';

let bench: HttpBench;
beforeAll(async () => {
  bench = await HttpBench.open();
});
afterAll(() => bench.close());

describe('what later steps need of an answer', () => {
  it('is all that the output has', async () => {
    const url = bench.receiver.on('/order', json(201, { id: 7, lines: [{ sku: 'a' }, { sku: 'b' }], secret: 'x' }));
    const output = { order: '$.id', skus: '$.lines[*].sku', none: '$.no' };
    expect((await bench.call({ url, body: {}, output })).output).toEqual({
      status: 201,
      mapped: { order: 7, skus: ['a', 'b'], none: null },
    });
  });

  it('is looked for only where that can be done, and the step says so at once', async () => {
    const { error } = await bench.call({ url: `${bench.receiver.url}/order`, output: { a: '$..*..*' } });
    expect(error).toMatchObject({ code: 'InputInvalid', message: expect.stringContaining('output.a') });
  });
});

describe('an answer that is kept', () => {
  /** A receiver that numbers its answers. */
  const numbered = (path: string, status = 200) => {
    let calls = 0;
    return bench.receiver.on(path, (request, response) => json(status, { n: ++calls })(request, response));
  };
  const ask = async (url: string, given: object = {}, workspace = 'acme') => {
    const { output, error } = await bench.call({ method: 'GET', url, cacheSeconds: 60, ...given }, { workspace });
    return (output['body'] as { n: number | string } | null | undefined)?.n ?? error?.code;
  };

  it('is given to whoever asks the same, and not to who wants it fresh', async () => {
    const url = numbered('/kept');
    expect([await ask(url), await ask(url), await ask(url, { cacheSeconds: undefined }), await ask(url)]).toEqual([1, 1, 2, 1]); // prettier-ignore
  });

  it.each([
    ['other parameters', { query: { a: 1 } }, 'acme'],
    ['other headers', { headers: { 'X-User': 'lee' } }, 'acme'],
    ['another account', { app: 'mine' }, 'acme'],
    ['another workspace', {}, 'other'],
  ])('is not given to %s', async (title, given, workspace) => {
    await bench.connect('mine', { kind: 'bearer' }, { token: 'mine' });
    const url = numbered(`/for-${title.replaceAll(' ', '-')}`);
    expect([await ask(url), await ask(url, given, workspace), await ask(url)]).toEqual([1, 2, 1]);
  });

  it('is not given to an account that has changed since', async () => {
    await bench.connect('changing', { kind: 'bearer' }, { token: 'before' });
    const url = bench.receiver.on('/whose', (request, response) => json(200, { n: request.headers.authorization ?? '' })(request, response)); // prettier-ignore
    expect([await ask(url, { app: 'changing' }), await ask(url, { app: 'changing' })]).toEqual(['Bearer before', 'Bearer before']); // prettier-ignore
    await bench.connect('changing', { kind: 'bearer' }, { token: 'after' });
    await eventually(async () => expect(await ask(url, { app: 'changing' })).toBe('Bearer after'));
  });

  it('is not given to who counts another answer as one', async () => {
    const url = bench.receiver.on('/moved', (_request, response) => void response.writeHead(302, { location: '/place' }).end()); // prettier-ignore
    bench.receiver.on('/place', json(200, { n: 1 }));
    expect(await ask(url, { expectStatus: [302] })).toBeUndefined();
    expect(await ask(url, { redirects: 1 })).toBe(1);
  });

  it('is one that was a success', async () => {
    const url = numbered('/failing', 404);
    expect([await ask(url), await ask(url, { expectStatus: [404] }), await ask(url, { expectStatus: [404] })]).toEqual(['HttpStatus', 2, 2]); // prettier-ignore
  });

  it('is read anew by each step', async () => {
    const url = numbered('/read');
    await ask(url);
    const { output } = await bench.call({ method: 'GET', url, cacheSeconds: 60, output: { number: '$.n' } });
    expect(output).toEqual({ status: 200, mapped: { number: 1 } });
  });
});
