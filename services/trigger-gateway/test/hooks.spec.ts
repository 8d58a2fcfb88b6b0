import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@fanfare/testing';
import { Gateway } from './gateway.js';
import { OpenedHook } from './opened-hook.js';

// real: NATS JetStream with its bucket, the gateway's HTTP interface. fake: whoever posts.
describe('what is posted to a hook', () => {
  let gateway: Gateway;

  beforeAll(async () => {
    gateway = await Gateway.start();
  });
  beforeEach(() => gateway.forget());
  afterAll(() => gateway.stop());

  const stored = async () => (await gateway.stored()).map(({ event }) => event);

  it('is an event of its workspace, with the payload as its data and the hook beside it', async () => {
    const hook = await OpenedHook.open(gateway, { id: 'shop-orders', contactFrom: { email: 'customer.email' } });
    const payload = { order: { id: 7 }, customer: { email: 'ada@example.com' } };
    const answer = await hook.post(payload, { 'x-shop-topic': 'orders/paid', cookie: 'a=b' }, '?source=shop');
    expect(answer).toMatchObject({ status: 202, body: { id: expect.any(String), status: 'accepted' } });
    const [only] = await gateway.stored();
    expect(only?.subject).toBe('events.acme.Webhook.Received');
    expect(only?.event).toMatchObject({
      id: answer.body.id,
      workspaceId: 'acme',
      data: payload,
      contact: { email: 'ada@example.com' },
      hook: {
        id: 'shop-orders',
        title: 'Orders of the shop',
        kind: 'webhook',
        protection: 'none',
        query: { source: 'shop' },
      },
    });
    expect(only?.event.hook?.headers).toEqual(expect.objectContaining({ 'x-shop-topic': 'orders/paid' }));
    expect(JSON.stringify(only)).not.toContain('a=b');
  });

  it('is the data of the event as it came, and as body when it is no object', async () => {
    const hook = await OpenedHook.open(gateway);
    for (const payload of [[1, 2], 'text', 7, null, true]) await hook.post(JSON.stringify(payload));
    expect((await stored()).map(({ data }) => data['body'])).toEqual([[1, 2], 'text', 7, null, true]);
  });

  it('may be a form, with groups and lists of fields, in either encoding', async () => {
    const hook = await OpenedHook.open(gateway, { kind: 'form' });
    const fields = [['email', 'ada@example.com'], ['likes[]', 'tea'], ['likes[]', 'ciné'], ['home[city]', 'Kyōto'], ['note', '']]; // prettier-ignore
    const multipart = new FormData();
    for (const [name = '', value = ''] of fields) multipart.append(name, value);
    expect((await hook.post(new URLSearchParams(fields))).status).toBe(202);
    expect((await hook.post(multipart)).status).toBe(202);
    const data = { email: 'ada@example.com', likes: ['tea', 'ciné'], home: { city: 'Kyōto' }, note: '' };
    expect(await stored()).toMatchObject([
      { type: 'Form.Received', data, contact: { email: 'ada@example.com' } },
      { type: 'Form.Received', data, contact: { email: 'ada@example.com' } },
    ]);
  });

  it('may be an e-mail as JSON, about its writer', async () => {
    const hook = await OpenedHook.open(gateway, { kind: 'email' });
    const mail = { from: 'Ada <ada@example.com>', to: 'us@example.com', subject: 'Hello', text: 'Hi' };
    expect((await hook.post(mail, { 'content-type': 'application/vnd.mail+json; charset=utf-8' })).status).toBe(202);
    expect(await stored()).toMatchObject([{ type: 'Email.Received', data: mail, contact: { email: 'ada@example.com' } }]); // prettier-ignore
  });

  it('is one event however often it is sent under one Idempotency-Key, and none of another hook', async () => {
    const [hook, other] = [await OpenedHook.open(gateway), await OpenedHook.open(gateway)];
    const answers = [];
    for (let i = 0; i < 3; i++) answers.push(await hook.post({ i }, { 'idempotency-key': 'k1' }));
    answers.push(await other.post({}, { 'idempotency-key': 'k1' }));
    const ids = [`${hook.hook.id}:k1`, `${other.hook.id}:k1`];
    expect(answers.map(({ body }) => body.id)).toEqual([ids[0], ids[0], ids[0], ids[1]]);
    expect((await stored()).map(({ id }) => id)).toEqual(ids);
    const long = await hook.post({}, { 'idempotency-key': 'x'.repeat(128) });
    expect(long.body.id?.length).toBeLessThanOrEqual(128);
    expect((await hook.post({}, { 'idempotency-key': 'x'.repeat(129) })).status).toBe(400);
  });

  it('is taken up to 400,000 bytes, and refused beyond by 413', async () => {
    const hook = await OpenedHook.open(gateway);
    const bodyOf = (bytes: number) => `{"text":"${'x'.repeat(bytes - 11)}"}`;
    expect((await hook.post(bodyOf(400_000))).status).toBe(202);
    const answer = await hook.post(bodyOf(400_001));
    expect(answer).toMatchObject({ status: 413, body: { code: 'BodyTooLarge' } });
    expect(answer.body.detail).toContain('400000 bytes');
    const growing = await hook.post(`[${Array.from({ length: 40_000 }, () => '1e20').join()}]`);
    expect(growing).toMatchObject({ status: 413, body: { code: 'EventTooLarge' } });
    expect(await stored()).toHaveLength(1);
  });

  it.each([
    ['form', 'application/x-www-form-urlencoded'],
    ['email', 'application/json'],
    ['mailchimp', 'application/x-www-form-urlencoded'],
    ['twilio', 'application/x-www-form-urlencoded'],
  ] as const)('is refused beyond that for %s, too, and where nobody said how much would come', async (kind, type) => {
    const hook = await OpenedHook.open(gateway, { kind });
    const chunk = Buffer.alloc(50_000, 'x');
    let left = 200;
    const endless = new ReadableStream({ pull: (controller) => (left-- > 0 ? controller.enqueue(chunk) : controller.close()) }); // prettier-ignore
    const init = { method: 'POST', headers: { 'content-type': type }, body: endless, duplex: 'half' };
    // Whoever goes on sending may find the connection closed before the answer is read.
    const refused = await fetch(hook.url, init as RequestInit).then(({ status }) => status, () => 'hung up'); // prettier-ignore
    expect([413, 'hung up']).toContain(refused);
    expect(left).toBeGreaterThan(100);
    expect((await hook.post('x'.repeat(400_001), { 'content-type': type })).status).toBe(413);
    expect(await stored()).toEqual([]);
  });

  it('is refused where no hook is, and no more is said than of any other address', async () => {
    const hook = await OpenedHook.open(gateway);
    const post = (url: string) => fetch(url, { method: 'POST', body: '{' });
    const [unknown, nowhere] = await Promise.all([post(`${hook.url}x`), post(`${gateway.service.url}/v1/nowhere`)]);
    expect([unknown.status, nowhere.status]).toEqual([404, 404]);
    expect(await unknown.json()).toEqual(await nowhere.json());
    await hook.remove();
    await eventually(async () => expect((await hook.post({})).status).toBe(404));
  });

  it('needs one of the keys where the hook has some: in a header, or in the query', async () => {
    const secrets = [{ text: 'new-key' }, { text: 'old-key', until: Date.now() + 60_000 }, { text: 'dead-key', until: 1 }]; // prettier-ignore
    const hook = await OpenedHook.open(gateway, { secrets });
    const statusOf = async (headers: Record<string, string>, query?: string) => (await hook.post({}, headers, query)).status; // prettier-ignore
    expect(await statusOf({ authorization: 'Bearer new-key' })).toBe(202);
    expect(await statusOf({ 'x-hook-key': 'old-key' })).toBe(202);
    expect(await statusOf({}, '?key=new-key')).toBe(202);
    expect(await stored()).toHaveLength(3);
    expect(JSON.stringify(await stored())).not.toMatch(/new-key|old-key/);
    for (const key of ['dead-key', 'new-keyx', '', '[object Object]']) {
      expect(await hook.post({}, { 'x-hook-key': key })).toMatchObject({ status: 401, body: { code: 'UnknownKey' } });
    }
    expect(await statusOf({}, '?key=dead-key&key=x')).toBe(401);
  });

  it('is asked for again later while the hook is paused', async () => {
    const hook = await OpenedHook.open(gateway, { paused: true });
    expect(await hook.post({})).toMatchObject({ status: 503, retryAfter: '300', body: { code: 'HookPaused' } });
    await hook.put({ ...hook.hook, paused: false });
    await eventually(async () => expect((await hook.post({})).status).toBe(202));
  });

  it('still finds the hook under an address that was replaced, until its time is over', async () => {
    const hook = await OpenedHook.open(gateway);
    const [address] = hook.hook.addresses;
    const old = (until: number) => ({ digest: address?.digest ?? '', until });
    const fresh = { digest: 'another', until: null };
    await hook.put({ ...hook.hook, title: 'Renamed', addresses: [fresh, old(Date.now() + 60_000)] });
    await eventually(async () => {
      await hook.post({});
      expect((await stored()).at(-1)?.hook?.title).toBe('Renamed');
    });
    await hook.put({ ...hook.hook, addresses: [fresh, old(Date.now() - 1)] });
    await eventually(async () => expect((await hook.post({})).status).toBe(404));
  });

  it('is the answer to a GET only for Mailchimp, which asks whether anybody is there', async () => {
    const get = async (hook: OpenedHook) => (await fetch(hook.url)).status;
    expect(await get(await OpenedHook.open(gateway, { kind: 'mailchimp' }))).toBe(200);
    expect(await get(await OpenedHook.open(gateway))).toBe(405);
  });

  it('from a page elsewhere gets an answer that the page may read, where the hook is a form’s', async () => {
    const allowed = async (kind: 'form' | 'webhook') => {
      const { url } = await OpenedHook.open(gateway, { kind });
      return (await fetch(url, { method: 'POST', body: new URLSearchParams({ a: 'b' }) })).headers.get('access-control-allow-origin'); // prettier-ignore
    };
    expect([await allowed('form'), await allowed('webhook')]).toEqual(['*', null]);
  });

  it('is not what a hub publishes: nobody else says that a hook received something', async () => {
    await gateway.post({ type: 'Webhook.Received', data: {}, hook: { id: 'shop-orders' } });
    expect((await stored()).map(({ hook }) => hook)).toEqual([undefined]);
  });

  it('cannot be checked while the master key of its secrets is away, and is asked for again', async () => {
    const hook = await OpenedHook.open(gateway, { secrets: [{ text: 'k' }] });
    const [secret] = hook.hook.secrets;
    const sealed = { ...secret!.sealed, keyId: 'gone' };
    await hook.put({ ...hook.hook, secrets: [{ ...secret!, sealed }] });
    await eventually(async () => expect((await hook.post({}, { 'x-hook-key': 'k' })).status).toBe(503));
  });
});
