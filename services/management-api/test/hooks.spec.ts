import { hash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buckets, hook as hookSchema, hookBinding, hookKey, type Hook, type HookMade } from '@fanfare/contracts';
import { Keyring } from '@fanfare/secrets';
import { testMasterKey } from '@fanfare/testing';
import { keys, openBench, type Bench } from './bench.js';

const ring = Keyring.parse(testMasterKey);
const standardSecret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;

// real: NATS, MongoDB, the API. fake: nothing; what the gateway makes of the bucket is its own spec.
describe('a hook', () => {
  let bench: Bench;
  beforeAll(async () => void (bench = await openBench()));
  afterAll(() => bench.close());

  let id = '';
  let made = 0;
  beforeEach(() => {
    id = `hook-${++made}`;
  });
  const create = (given: object = {}) => bench.post('/hooks', { id, kind: 'webhook', title: 'Orders', ...given });
  const post = async (path: string, body?: object) => (await bench.post(`/hooks/${id}${path}`, body)).body as unknown as HookMade; // prettier-ignore
  const stored = async () => (await bench.values.get(buckets.hooks, hookKey({ workspace: 'acme', id }), hookSchema)) as Hook; // prettier-ignore
  const secretsOf = (hook: Hook) => hook.secrets.map(({ sealed }) => ring.open(sealed, hookBinding(hook)));
  const digestOf = ({ address }: HookMade) => hash('sha256', address?.path.split('/').at(-1) ?? '', 'base64url');

  it('is opened with an address that is told once and kept as a digest only', async () => {
    const { status, body } = await create();
    const answer = body as unknown as HookMade;
    expect(status).toBe(201);
    expect(answer.address?.path).toMatch(/^\/v1\/hooks\/[A-Za-z0-9_-]{43}$/);
    expect((await stored()).addresses).toEqual([{ digest: digestOf(answer), until: null }]);
    const shown = await bench.get(`/hooks/${id}`);
    expect(shown.body).toEqual({ ...answer.hook });
    expect(answer.hook).toMatchObject({ id, trigger: 'Webhook.Received', protection: 'none', secrets: [], paused: false }); // prettier-ignore
    expect(JSON.stringify([shown.body, await stored()])).not.toContain(answer.address?.path.split('/').at(-1));
  });

  it('gets an id where none is given, and keeps it to itself where it is taken', async () => {
    const { body } = await create({ id: undefined });
    expect((body as unknown as HookMade).hook.id).toMatch(/^[0-9a-f]{12}$/);
    await create();
    expect(await create()).toMatchObject({ status: 409, body: { errors: [{ path: 'id' }] } });
  });

  it('is given a key or a secret that is told once, sealed, and shown by its end only', async () => {
    const { body } = await create({ protection: 'key' });
    const { secret = '', hook } = body as unknown as HookMade;
    expect(secret).toMatch(/^hk_[A-Za-z0-9_-]{43}$/);
    expect(hook.secrets).toEqual([{ hint: `…${secret.slice(-4)}`, until: null }]);
    expect(secretsOf(await stored())).toEqual([secret]);
    const everything = JSON.stringify([await stored(), await bench.get(`/hooks/${id}`), await bench.get('/hooks')]);
    expect(everything).not.toContain(secret);
    id = `${id}-signed`;
    expect(((await create({ protection: 'signature' })).body as unknown as HookMade).secret).toMatch(/^whsec_/);
  });

  it('takes the secret of a sender or a vendor, and does not repeat it', async () => {
    const answer = await create({ kind: 'twilio', protection: 'signature', secret: 'the-auth-token' });
    expect(answer.status).toBe(201);
    expect(JSON.stringify(answer.body)).not.toContain('the-auth-token');
    expect(secretsOf(await stored())).toEqual(['the-auth-token']);
  });

  it.each([
    ['a vendor’s signature without the vendor’s secret', { kind: 'twilio', protection: 'signature' }, /auth token/],
    ['a secret that Standard Webhooks does not have', { protection: 'signature', secret: 'whsec_c2hvcnQ=' }, /24 to 64 bytes/], // prettier-ignore
    ['a key that is too short', { protection: 'key', secret: 'short' }, /at least 16/],
    ['a secret with a space', { protection: 'key', secret: 'a key with some spaces' }, /without spaces/],
    ['a secret for nothing', { secret: standardSecret }, /say which as its protection/],
  ])('with %s is refused by its field', async (_, given, message) => {
    const answer = await create(given);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'secret', message: expect.stringMatching(message) }] } }); // prettier-ignore
    expect(await bench.values.get(buckets.hooks, hookKey({ workspace: 'acme', id }), hookSchema)).toBeNull();
  });

  it('is changed in what is given, and its secrets end at once when it is protected otherwise', async () => {
    await create({ protection: 'key', contactFrom: { email: 'mail' } });
    await bench.put(`/hooks/${id}`, { paused: true, title: 'Paused' });
    expect((await bench.get(`/hooks/${id}`)).body).toMatchObject({ paused: true, title: 'Paused', protection: 'key', contactFrom: { email: 'mail' } }); // prettier-ignore
    const changed = await bench.put(`/hooks/${id}`, { protection: 'signature', contactFrom: null });
    const { secret = '', hook } = changed.body as unknown as HookMade;
    expect(hook).not.toHaveProperty('contactFrom');
    expect(secretsOf(await stored())).toEqual([secret]);
    await bench.put(`/hooks/${id}`, { protection: 'none' });
    expect((await stored()).secrets).toEqual([]);
    expect(await bench.put(`/hooks/${id}`, { secret: standardSecret })).toMatchObject({ status: 400, body: { errors: [{ path: 'secret' }] } }); // prettier-ignore
  });

  it('gets another address, and is found under the old one as long as was said', async () => {
    const first = (await create()).body as unknown as HookMade;
    const second = await post('/rotate-address', { keepFor: 'PT1H' });
    const inAnHour = expect.closeTo(Date.now() + 3_600_000, -5);
    expect((await stored()).addresses).toEqual([{ digest: digestOf(second), until: null }, { digest: digestOf(first), until: inAnHour }]); // prettier-ignore
    expect(second.hook.addresses).toEqual([{ until: null }, { until: inAnHour }]);
    const third = await post('/rotate-address');
    expect((await stored()).addresses).toEqual([{ digest: digestOf(third), until: null }]);
  });

  it('has several secrets while one takes over from the other', async () => {
    const first = (await create({ protection: 'signature', secret: standardSecret })).body as unknown as HookMade;
    const second = await post('/rotate-secret', { keepFor: 'P1D' });
    expect(first.secret).toBeUndefined();
    expect(secretsOf(await stored())).toEqual([second.secret, standardSecret]);
    expect((await post('/rotate-secret', { secret: standardSecret })).secret).toBeUndefined();
    expect(secretsOf(await stored())).toEqual([standardSecret]);
    expect(await bench.post(`/hooks/${id}/rotate-secret`, { keepFor: 'P31D' })).toMatchObject({ status: 400, body: { errors: [{ path: 'keepFor' }] } }); // prettier-ignore
  });

  it('without a secret has none to rotate', async () => {
    await create();
    expect(await bench.post(`/hooks/${id}/rotate-secret`)).toMatchObject({ status: 409 });
  });

  it('is listed with the others of its workspace, and gone when it is removed', async () => {
    await create();
    const list = async (workspace: string, key: string) => (await bench.call('GET', `/v1/workspaces/${workspace}/hooks`, undefined, key)).body['hooks'] as { id: string }[]; // prettier-ignore
    expect((await list('acme', keys.acme)).map((hook) => hook.id)).toContain(id);
    expect(await list('other', keys.other)).toEqual([]);
    expect((await bench.post(`/hooks/${id}/remove`)).status).toBe(200);
    for (const path of ['', '/remove', '/rotate-address']) {
      expect((await bench.call(path === '' ? 'GET' : 'POST', `/v1/workspaces/acme/hooks/${id}${path}`)).status).toBe(404); // prettier-ignore
    }
  });

  it('changed by two at once is changed by both', async () => {
    await create({ protection: 'key' });
    await Promise.all(Array.from({ length: 4 }, () => post('/rotate-secret', { keepFor: 'PT1H' })));
    expect((await stored()).secrets).toHaveLength(5);
  });

  it('is told with the whole address where the API knows it, keeps its secrets under a new master key, and gets none without', async () => {
    const { secret } = (await create({ protection: 'key' })).body as unknown as HookMade;
    const newer = Keyring.newKey('newer');
    await bench.restart({ GATEWAY_PUBLIC_URL: 'https://events.example.com/', MASTER_KEYS: `${newer},${testMasterKey}` }); // prettier-ignore
    const [kept] = (await stored()).secrets;
    expect(kept?.sealed.keyId).toBe('newer');
    expect(Keyring.parse(newer).open(kept!.sealed, hookBinding({ workspace: 'acme', id }))).toBe(secret);
    const { address } = await post('/rotate-address');
    expect(address?.url).toBe(`https://events.example.com${address?.path}`);
    await bench.restart({ MASTER_KEYS: '' });
    expect(await bench.post(`/hooks/${id}/rotate-secret`)).toMatchObject({ status: 409, body: { detail: expect.stringContaining('MASTER_KEYS') } }); // prettier-ignore
  });
});
