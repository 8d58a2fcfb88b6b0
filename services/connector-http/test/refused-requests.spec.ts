import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HttpBench } from './bench.js';

// real: NATS, MongoDB, the connector, HTTP. fake: the receiver, and the name resolution of example.com.
describe('requests that are refused', () => {
  let bench: HttpBench;
  const answers = [['93.184.216.34'], ['127.0.0.1']];

  beforeAll(async () => {
    bench = await HttpBench.open(async () =>
      (answers.length > 1 ? answers.shift()! : answers[0]!).map((address) => ({ address, family: 4 })),
    );
  });
  afterAll(() => bench.close());

  it.each([
    ['the metadata service', 'http://169.254.169.254/latest/meta-data/'],
    ['the loopback in decimal', 'http://2130706433/'],
    ['the loopback in IPv6', 'http://[::ffff:127.0.0.1]/'],
    ['another port of an allowed host', 'http://127.0.0.1:2/'],
    ['a user name in the URL', 'https://user:password@example.com/'],
  ])('leaves by Failure without a call: %s', async (_title, url) => {
    expect((await bench.call({ method: 'GET', url })).error).toMatchObject({
      code: 'AddressNotAllowed',
      retryable: false,
    });
  });

  it('does not follow a name that pointed outside before and points inside now', async () => {
    answers.splice(0, answers.length, ['127.0.0.1']);
    const { error } = await bench.call({ method: 'GET', url: 'http://rebinding.example.com/' });
    expect(error).toEqual({
      code: 'AddressNotAllowed',
      message: 'url: rebinding.example.com is not a name of public addresses only.',
      retryable: false,
    });
  });

  it('does not follow a redirect', async () => {
    const url = bench.receiver.on(
      '/away',
      (_request, response) => void response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    );
    expect((await bench.call({ method: 'GET', url })).error).toMatchObject({
      code: 'HttpStatus',
      details: { status: 302 },
    });
  });

  it.each([
    ['no URL', {}, 'url'],
    ['another protocol', { url: 'ftp://example.com/' }, 'url'],
    ['rubbish as URL', { url: 'http://' }, 'url'],
    ['an unknown method', { url: 'http://example.com/', method: 'TRACE' }, 'method'],
    ['a line break in a header', { url: 'http://example.com/', headers: { 'X-A': 'a\r\nX-B: b' } }, 'headers.X-A'],
    ['a line break in a header name', { url: 'http://example.com/', headers: { 'X-A\r\nX-B': 'b' } }, 'headers'],
    ['a Host header', { url: 'http://example.com/', headers: { Host: 'other' } }, 'headers.Host'],
    [
      'a framing header',
      { url: 'http://example.com/', headers: { 'Transfer-Encoding': 'chunked' } },
      'headers.Transfer-Encoding',
    ],
    ['a body on a GET', { url: 'http://example.com/', method: 'GET', body: {} }, 'body'],
    ['an endless timeout', { url: 'http://example.com/', timeoutSeconds: 1e9 }, 'timeoutSeconds'],
  ])('names the field: %s', async (_title, input, path) => {
    expect((await bench.call(input)).error).toMatchObject({
      code: 'InputInvalid',
      message: expect.stringContaining(path),
    });
  });
});
