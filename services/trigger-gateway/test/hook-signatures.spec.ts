import { createHmac, hash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { startFakeMailchimp, startFakeTwilio, type FakeTwilio } from '@fanfare/fakes';
import { Gateway, type Reply } from './gateway.js';
import { OpenedHook } from './opened-hook.js';

const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const older = `whsec_${Buffer.alloc(24, 2).toString('base64')}`;
const body = '{"type":"order.paid", "data":{"total":12.50}}';

// real: NATS JetStream, the gateway, the reference library of Standard Webhooks. fake: Twilio, Mailchimp; of tampered forms its signature is made here.
describe('a signed request to a hook', () => {
  let gateway: Gateway;
  let twilio: FakeTwilio;

  beforeAll(async () => {
    gateway = await Gateway.start();
    twilio = await startFakeTwilio();
  });
  beforeEach(() => gateway.forget());
  afterAll(async () => {
    await gateway.stop();
    await twilio.stop();
  });

  const stored = async () => (await gateway.stored()).map(({ event }) => event);
  const refused = (because: RegExp) => ({ status: 401, body: { code: 'BadSignature', detail: expect.stringMatching(because) } }); // prettier-ignore

  describe('by Standard Webhooks', () => {
    const open = (texts = [{ text: secret }]) => OpenedHook.open(gateway, { protection: 'signature', secrets: texts });
    const sign = (id: string, { by = secret, at = Date.now(), text = body } = {}) => ({
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at / 1_000)),
      'webhook-signature': new Webhook(by).sign(id, new Date(at), text),
    });

    it('is taken, under its own id', async () => {
      const hook = await open();
      expect(await hook.post(body, sign('msg_1'))).toMatchObject({ status: 202, body: { id: `${hook.hook.id}:msg_1` } });
      expect(await stored()).toMatchObject([{ data: { type: 'order.paid' }, hook: { headers: { 'webhook-id': 'msg_1' } } }]);
    }); // prettier-ignore

    it('is refused when a byte of the body is another, or the JSON was written anew', async () => {
      const hook = await open();
      expect(await hook.post(body.replace('12.50', '92.50'), sign('a'))).toMatchObject(refused(/byte by byte/));
      expect(await hook.post(JSON.stringify(JSON.parse(body)), sign('a'))).toMatchObject(refused(/byte by byte/));
    });

    it('is refused when it is five minutes old, or that far in the future', async () => {
      const hook = await open();
      const at = (seconds: number) => hook.post(body, sign('a', { at: Date.now() + seconds * 1_000 }));
      expect(await at(-302)).toMatchObject(refused(/more than five minutes ago/));
      expect(await at(302)).toMatchObject(refused(/in the future/));
      expect((await at(-290)).status).toBe(202);
    });

    it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('is refused without %s', async (name) => {
      const { [name]: _, ...others } = sign('a') as Record<string, string>;
      expect(await (await open()).post(body, others)).toMatchObject(refused(/webhook-id, webhook-timestamp and webhook-signature/)); // prettier-ignore
    });

    it('is refused with the id or the time of another', async () => {
      const hook = await open();
      expect((await hook.post(body, { ...sign('a'), 'webhook-id': 'b' })).status).toBe(401);
      expect((await hook.post(body, { ...sign('a', { at: Date.now() - 5_000 }), 'webhook-timestamp': sign('a')['webhook-timestamp'] })).status).toBe(401); // prettier-ignore
    });

    it('that is played again causes nothing, and a sender’s retry is told that it is taken', async () => {
      const hook = await open();
      const request = sign('msg_2');
      const retry = sign('msg_2', { at: Date.now() + 5_000 });
      const answers = [await hook.post(body, request), await hook.post(body, request), await hook.post(body, retry)];
      expect(answers.map(({ status, body: { id } }) => [status, id])).toEqual(Array(3).fill([202, `${hook.hook.id}:msg_2`])); // prettier-ignore
      expect(await stored()).toHaveLength(1);
    });

    it('is taken by any secret that is in force, and by several signatures of which one fits', async () => {
      const hook = await open([{ text: secret }, { text: older }]);
      expect((await hook.post(body, sign('a', { by: older }))).status).toBe(202);
      const both = `v1a,AAAA ${sign('b', { by: `whsec_${Buffer.alloc(32, 9).toString('base64')}` })['webhook-signature']} ${sign('b')['webhook-signature']}`; // prettier-ignore
      expect((await hook.post(body, { ...sign('b'), 'webhook-signature': both })).status).toBe(202);
      const expired = await OpenedHook.open(gateway, { protection: 'signature', secrets: [{ text: secret }, { text: older, until: Date.now() - 1 }] }); // prettier-ignore
      expect((await expired.post(body, sign('a', { by: older }))).status).toBe(401);
    });

    it('is not replaced by a key, nor by no signature at all', async () => {
      const hook = await open();
      expect((await hook.post(body, { authorization: `Bearer ${secret}`, 'x-hook-key': secret })).status).toBe(401);
      expect((await hook.post(body, { ...sign('a'), 'webhook-signature': 'v1,' })).status).toBe(401);
      expect(await stored()).toEqual([]);
    });
  });

  describe('by Mailchimp', () => {
    const form = 'type=subscribe&fired_at=2026-11-22+10%3A00%3A00&data%5Bid%5D=8a25ff1d98&data%5Bemail%5D=ada%40example.com&data%5Bmerges%5D%5BFNAME%5D=Ada'; // prettier-ignore
    const sign = (text: string, { by = 'mc-secret', at = Date.now() } = {}) => {
      const t = String(Math.floor(at / 1_000));
      return `t=${t},v1=${createHmac('sha256', by).update(`${t}.${text}`).digest('hex')}`;
    };
    const post = (hook: OpenedHook, text: string, signature?: string): Promise<Reply> =>
      hook.post(text, { 'content-type': 'application/x-www-form-urlencoded', ...(signature && { 'x-mailchimp-signature': signature }) }); // prettier-ignore
    const open = () => OpenedHook.open(gateway, { kind: 'mailchimp', protection: 'signature', secrets: [{ text: 'mc-secret' }] }); // prettier-ignore

    it('is an event about the member, and its retry the same event', async () => {
      const hook = await open();
      expect((await post(hook, form, sign(form))).status).toBe(202);
      expect((await post(hook, form, sign(form, { at: Date.now() + 60_000 }))).status).toBe(202);
      expect(await stored()).toMatchObject([
        {
          type: 'Webhook.Received',
          contact: { email: 'ada@example.com', firstName: 'Ada' },
          data: { type: 'subscribe', data: { id: '8a25ff1d98', merges: { FNAME: 'Ada' } } },
        },
      ]);
    });

    it('tells of who left, by the fake that posts it, and a retry is no second event', async () => {
      const mailchimp = await startFakeMailchimp();
      const { url } = await open();
      mailchimp.webhooks.tellAt(url, 'mc-secret');
      mailchimp.audience().personSignsUp('ada@example.com');
      mailchimp.audience().personLeaves('ada@example.com');
      await mailchimp.webhooks.settled();
      const left = mailchimp.webhooks.calls.find(({ form }) => form.startsWith('type=unsubscribe'));
      expect(await mailchimp.webhooks.again(left!)).toMatchObject({ status: 202 });
      await mailchimp.stop();
      const events = await stored();
      expect(events).toHaveLength(2);
      expect(events.find(({ data }) => data['type'] === 'unsubscribe')).toMatchObject({ contact: { email: 'ada@example.com' }, data: { data: { action: 'unsub' } } }); // prettier-ignore
    });

    it('is refused when it was changed, is old, or is signed by another', async () => {
      const hook = await open();
      expect(await post(hook, `${form}x`, sign(form))).toMatchObject(refused(/does not fit/));
      expect(await post(hook, form, sign(form, { by: 'other' }))).toMatchObject(refused(/does not fit/));
      expect(await post(hook, form, sign(form, { at: Date.now() - 302_000 }))).toMatchObject(refused(/ago/));
      expect(await post(hook, form)).toMatchObject(refused(/no header X-Mailchimp-Signature/));
      expect(await post(hook, form, 'nonsense')).toMatchObject(refused(/does not say when/));
    });

    it('needs none where the hook has no secret: then its address is what nobody else knows', async () => {
      const hook = await OpenedHook.open(gateway, { kind: 'mailchimp' });
      expect((await post(hook, form)).status).toBe(202);
    });
  });

  describe('by Twilio', () => {
    const open = (token = 'auth-token') => OpenedHook.open(gateway, { kind: 'twilio', protection: 'signature', secrets: [{ text: token }] }); // prettier-ignore
    const message = { from: '+15005550010', body: 'Yes, I & you = 1+1 🎉' };

    it('is an event about whoever wrote, and Twilio is answered as it wants to be', async () => {
      const hook = await open();
      twilio.receiveAt(`${hook.url}?campaign=a%20b`);
      const call = await twilio.receive(message);
      expect(call).toMatchObject({ status: 200, answer: expect.stringContaining('<Response>') });
      expect(await stored()).toMatchObject([
        {
          contact: { mobile: '+15005550010' },
          data: { Body: message.body },
          hook: { protection: 'signature', query: { campaign: 'a b' } },
        },
      ]);
    });

    it('is one event however often Twilio sends it', async () => {
      const hook = await open();
      twilio.receiveAt(hook.url);
      const call = await twilio.receive(message);
      const signForm = signing(call?.form ?? {}, hook.url);
      expect((await hook.post(new URLSearchParams(call?.form), signForm)).status).toBe(200);
      expect(await stored()).toHaveLength(1);
    });

    it('is refused by another auth token, with another address, or with a field changed', async () => {
      const hook = await open('another-token');
      twilio.receiveAt(hook.url);
      expect(await twilio.receive(message)).toMatchObject({ status: 401 });
      const good = await open();
      const form = { From: '+1500', Body: 'a' };
      const signForm = signing(form, good.url);
      expect((await good.post(new URLSearchParams({ ...form, Body: 'b' }), signForm)).status).toBe(401);
      expect((await good.post(new URLSearchParams(form), signForm, '?more=1')).status).toBe(401);
      expect((await good.post(new URLSearchParams(form), signForm)).status).toBe(200);
    });

    it('may be JSON, whose hash is in the address', async () => {
      const hook = await open();
      const query = `?bodySHA256=${hash('sha256', body, 'hex')}`;
      const signForm = signing({}, hook.url + query);
      expect((await hook.post(body, signForm, query)).status).toBe(200);
      expect((await hook.post(`${body} `, signForm, query)).status).toBe(401);
    });

    it('is signed over the address that the world knows, where the gateway is told it', async () => {
      const behind = await Gateway.start({ GATEWAY_PUBLIC_URL: 'https://events.example.com/in/' });
      const hook = await OpenedHook.open(behind, { kind: 'twilio', protection: 'signature', secrets: [{ text: 'auth-token' }] }); // prettier-ignore
      const form = { From: '+1500', Body: 'a' };
      const known = signing(form, `https://events.example.com/in${new URL(hook.url).pathname}`);
      expect((await hook.post(new URLSearchParams(form), known)).status).toBe(200);
      expect((await hook.post(new URLSearchParams(form), signing(form, hook.url))).status).toBe(401);
      await behind.stop();
    });
  });
});

/** The header by which Twilio signs a form that it posts to an address. */
function signing(form: Record<string, string>, url: string): Record<string, string> {
  const fields = Object.keys(form).sort().map((name) => name + form[name]).join(''); // prettier-ignore
  const signature = createHmac('sha1', 'auth-token').update(url + fields).digest('base64'); // prettier-ignore
  return { 'x-twilio-signature': signature };
}
