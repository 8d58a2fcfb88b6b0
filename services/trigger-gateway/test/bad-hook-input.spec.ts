import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Gateway } from './gateway.js';
import { OpenedHook } from './opened-hook.js';

const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };
const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
const withFile = new FormData();
withFile.append('cv', new Blob(['text'], { type: 'text/plain' }), 'cv.txt');

/** What is posted, what the answer's status and code must be. */
const cases: [string, unknown, number, string, Record<string, string>?][] = [
  ['nothing', '', 400, 'InvalidJson'],
  ['broken JSON', '{"a":', 400, 'InvalidJson'],
  ['JSON of 101 levels', '['.repeat(101) + ']'.repeat(101), 400, 'InvalidJson'],
  ['JSON in UTF-16', Buffer.from('{"a":1}', 'utf16le'), 400, 'InvalidJson'],
  ['a key that must not travel on', '{"__proto__":{"polluted":1}}', 422, 'InvalidEvent'],
  ['such a key in a form', '__proto__[polluted]=1', 422, 'InvalidEvent', urlencoded],
  ['a NUL in a name of a form', 'a%00b=1', 422, 'InvalidEvent', urlencoded],
  ['an empty form', '', 400, 'InvalidBody', urlencoded],
  ['a form that is not UTF-8', new Uint8Array([0x61, 0x3d, 0xff]), 400, 'InvalidBody', urlencoded],
  ['a form of a thousand fields and one', 'a=&'.repeat(1_001), 400, 'InvalidBody', urlencoded],
  ['a form that contradicts itself', 'a=1&a[b]=2', 400, 'InvalidBody', urlencoded],
  ['a multipart form without parts', 'rubbish', 400, 'InvalidBody', multipart],
  ['a multipart form that ends early', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1', 400, 'InvalidBody', multipart], // prettier-ignore
  ['a multipart form without a boundary', '--x--', 400, 'InvalidBody', { 'content-type': 'multipart/form-data' }],
  ['a file', withFile, 415, 'FilesNotTaken'],
  ['text', 'hello', 415, 'UnsupportedMediaType', { 'content-type': 'text/plain' }],
  ['XML', '<a/>', 415, 'UnsupportedMediaType', { 'content-type': 'application/xml' }],
  ['JSON in another charset', '{}', 415, 'UnsupportedMediaType', { 'content-type': 'application/json; charset=latin1' }], // prettier-ignore
  ['compressed JSON', '{}', 415, 'UnsupportedMediaType', { 'content-encoding': 'gzip' }],
];

// real: NATS JetStream, the gateway. fake: nothing.
describe('bad input to a hook', () => {
  let gateway: Gateway;
  let hook: OpenedHook;

  beforeAll(async () => {
    gateway = await Gateway.start({ GATEWAY_HOOK_RATE_PER_MINUTE: '100' });
    hook = await OpenedHook.open(gateway);
  });
  afterAll(() => gateway.stop());

  it.each(cases.map(([title]) => title))('refuses %s', async (title) => {
    const [, body, status, code, headers] = cases.find(([name]) => name === title)!;
    expect(await hook.post(body, headers)).toMatchObject({
      status,
      type: expect.stringContaining('application/problem+json'),
      body: { status, code, detail: expect.any(String) },
    });
  });

  it('stored nothing of all this, and harmed nobody', async () => {
    expect(await gateway.stored()).toEqual([]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((await hook.post({ fine: true })).status).toBe(202);
  });

  it('and good input are refused alike where more comes than the hook takes, and another hook is none the worse', async () => {
    const [busy, other] = [await OpenedHook.open(gateway), await OpenedHook.open(gateway)];
    const answers = await Promise.all(Array.from({ length: 110 }, () => busy.post({})));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ retryAfter: '1', body: { code: 'TooManyRequests' } });
    expect((await other.post({})).status).toBe(202);
  });
});
