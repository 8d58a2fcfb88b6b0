// real: NATS, MongoDB, the connector, HTTP. fake: the receivers, and the resolution of names
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HttpBench } from './bench.js';
import { json } from './receiver.js';

let bench: HttpBench;
/** What every name means, and which were asked for. Nothing outside of this machine is ever connected to. */
let resolved: string[] = [];
let names: string[] = [];
beforeAll(async () => {
  bench = await HttpBench.open(async (name) => {
    names.push(name);
    return resolved.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  });
  await bench.connect('bearer', { kind: 'bearer' }, { token: 'token-1' });
  await bench.connect('query', { kind: 'query', name: 'key' }, { value: 'key-1' });
  for (const receiver of [bench.receiver, bench.other]) receiver.on('/end', json(200, { at: receiver.url }));
});
beforeEach(() => {
  bench.receiver.received.length = 0;
  bench.other.received.length = 0;
});
afterAll(() => bench.close());

/** Has the receiver send who asks for a path to somewhere else. */
const sends = (path: string, location: string, status = 302) =>
  bench.receiver.on(path, (_request, response) => void response.writeHead(status, { location }).end());
const get = (url: string, given = {}) => bench.call({ method: 'GET', url, redirects: 5, ...given });

describe('redirects', () => {
  it.each([301, 302, 303, 307, 308])('by %d are followed when the step says so', async (status) => {
    const url = sends(`/moved-${status}`, '../end', status);
    expect((await get(url)).output).toMatchObject({ status: 200, body: { at: bench.receiver.url } });
    expect((await get(url, { method: 'HEAD' })).output).toMatchObject({ status: 200, body: null });
    expect(bench.receiver.at('/end').map(({ method }) => method)).toEqual(['GET', 'HEAD']);
  });

  it('are followed as often as the step says, and no oftener', async () => {
    const url = sends('/loop', '/loop');
    expect((await get(url, { redirects: 3 })).error).toMatchObject({ code: 'HttpStatus', details: { status: 302 } });
    expect(bench.receiver.at('/loop')).toHaveLength(4);
  });

  it('that are what the step expects are answers', async () => {
    const url = sends('/wanted', '/end');
    expect((await get(url, { expectStatus: [302] })).output).toMatchObject({ status: 302 });
    expect(bench.receiver.at('/end')).toEqual([]);
  });

  it('that name no place are answers', async () => {
    for (const location of ['', 'http://']) {
      const url = bench.receiver.on('/nowhere', (_request, response) => void response.writeHead(302, location === '' ? {} : { location }).end()); // prettier-ignore
      expect((await get(url)).error).toMatchObject({ code: 'HttpStatus', details: { status: 302 } });
    }
  });

  it('within the origin keep what makes us known', async () => {
    sends('/inside', '/end');
    await get('/inside', { app: 'bearer', headers: { 'X-Own': '1' } });
    await get('/inside', { app: 'query' });
    expect(bench.receiver.at('/end')).toMatchObject([
      { headers: { authorization: 'Bearer token-1', 'x-own': '1' } },
      { path: '/end?key=key-1' },
    ]);
  });

  it('to another origin take no secret along, and neither headers of the step', async () => {
    sends('/out', `${bench.other.url}/end`);
    const headers = { 'X-Own-Key': 'secret', Cookie: 'secret', Accept: 'application/json' };
    for (const app of ['bearer', 'query']) expect((await get('/out', { app, headers })).exit).toBe('Success');
    const seen = bench.other.received;
    expect(seen.map(({ path, headers: { accept } }) => [path, accept])).toEqual([['/end', 'application/json'], ['/end', 'application/json']]); // prettier-ignore
    expect(JSON.stringify(seen)).not.toMatch(/secret|token-1|key-1/);
  });

  it('to another origin and back bring no secret back', async () => {
    sends('/there', `${bench.other.url}/back`);
    bench.other.on('/back', (_request, response) => void response.writeHead(302, { location: `${bench.receiver.url}/end` }).end()); // prettier-ignore
    await get('/there', { app: 'bearer', headers: { 'X-Own-Key': 'secret' } });
    const [last] = bench.receiver.at('/end');
    expect([last?.headers.authorization, last?.headers['x-own-key']]).toEqual([undefined, undefined]);
  });
});

describe('a redirect to the inside of our network', () => {
  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://2852039166/',
    'http://0xa9fea9fe/',
    'http://0251.0376.0251.0376/',
    'http://[::ffff:169.254.169.254]/',
    'http://[fd00:ec2::254]/',
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0/',
    'http://[::1]/',
    'http://[::ffff:7f00:1]/',
    'http://10.0.0.1/',
    'http://192.168.0.1/',
    'http://[fe80::1]/',
    'http://127.0.0.1:2/',
    '//127.0.0.1/',
    'https://user:password@example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
  ])('is not followed: %s', async (location) => {
    const url = sends('/trap', location);
    expect((await get(url)).error).toMatchObject({ code: 'AddressNotAllowed', retryable: false });
  });

  it.each([
    ['127.0.0.1'],
    ['10.1.2.3'],
    ['169.254.169.254'],
    ['::1'],
    ['::ffff:10.0.0.1'],
    ['fd00::1'],
    ['93.184.216.34', '10.0.0.1'],
  ])('by a name of %s is not followed', async (...addresses) => {
    resolved = addresses;
    const url = sends('/named', 'http://inside.example.com/');
    expect((await get(url)).error).toEqual({
      code: 'AddressNotAllowed',
      message: 'redirect: inside.example.com is not a name of public addresses only.',
      retryable: false,
    });
  });

  it('by a name that changes its mind is not followed: what is checked is what would be connected to', async () => {
    // Asked once for every hop, so that there is no second answer to connect to.
    names = [];
    resolved = ['127.0.0.1'];
    const url = sends('/rebinding', 'http://rebinding.example.com/');
    for (let i = 0; i < 2; i++) expect((await get(url)).error).toMatchObject({ code: 'AddressNotAllowed' });
    expect(names).toEqual(['rebinding.example.com', 'rebinding.example.com']);
  });
});
