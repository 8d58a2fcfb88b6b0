import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HttpBench } from './bench.js';

// real: NATS, MongoDB, the connector, HTTP. fake: the receiver of the requests, which goes on for ever.
describe('HttpRequest', () => {
  let bench: HttpBench;

  beforeAll(async () => {
    bench = await HttpBench.open();
  });
  afterAll(() => bench.close());

  it('stops reading a response that is too large, plain or unpacked', async () => {
    const endless = bench.receiver.on('/endless', (_request, response) => {
      const timer = setInterval(() => response.write(Buffer.alloc(10_000)), 1);
      response.on('close', () => clearInterval(timer));
    });
    const bomb = bench.receiver.on(
      '/bomb',
      (_request, response) =>
        void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(10_000_000))),
    );
    const codes = await Promise.all(
      [endless, bomb].map(async (url) => (await bench.call({ method: 'GET', url })).error?.code),
    );
    expect(codes).toEqual(['ResponseTooLarge', 'ResponseTooLarge']);
  });

  it('stops reading headers that are too large', async () => {
    const url = bench.receiver.on('/headers', (_request, response) => {
      response.writeHead(200, Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`x-${i}`, 'x'.repeat(1_000)]))).end(); // prettier-ignore
    });
    expect((await bench.call({ method: 'GET', url })).error).toMatchObject({ retryable: true, message: expect.stringContaining('Headers Overflow') }); // prettier-ignore
  });

  it('limits the time of a request with all its redirects', async () => {
    const url = bench.receiver.on('/around', (_request, response) => {
      setTimeout(() => response.writeHead(302, { location: '/around' }).end(), 400);
    });
    const { error } = await bench.call({ method: 'GET', url, redirects: 5, timeoutSeconds: 1 });
    expect(error).toMatchObject({ code: 'Timeout', retryable: true });
    expect(bench.receiver.at('/around').length).toBeLessThan(5);
  });

  it('limits the time of the whole exchange, however steadily the body drips', async () => {
    const url = bench.receiver.on('/drips', (_request, response) => {
      const timer = setInterval(() => response.write('x'), 50);
      response.on('close', () => clearInterval(timer));
    });
    expect((await bench.call({ method: 'GET', url, timeoutSeconds: 1 })).error).toMatchObject({
      code: 'Timeout',
      retryable: true,
    });
  });
});
