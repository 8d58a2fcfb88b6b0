import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startFakeTwilio, type FakeTwilio } from './fake-twilio.js';
import { signForm } from './signature.js';

// real: the fake, and a webhook that listens to it. fake: nothing.
describe('the fake Twilio', () => {
  const account = `AC${'0'.repeat(32)}`;
  const service = `MG${'0'.repeat(32)}`;
  const from = '+15005550006';
  const to = '+14155550100';
  let twilio: FakeTwilio;
  let webhook: Server;
  let webhookUrl: string;
  let heard: { form: Record<string, string>; signature: unknown }[];
  beforeEach(async () => {
    heard = [];
    webhook = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => (body += part));
      request.on('end', () => {
        const form = Object.fromEntries(new URLSearchParams(body));
        heard.push({ form, signature: request.headers['x-twilio-signature'] });
        response.end('<Response/>');
      });
    });
    await new Promise<void>((up) => webhook.listen(0, '127.0.0.1', up));
    webhookUrl = `http://127.0.0.1:${(webhook.address() as AddressInfo).port}/hook?x=1`;
    twilio = await startFakeTwilio({ apiKey: { sid: 'SK1', secret: 's' }, numbers: [from, '+15005550007'] });
  });
  afterEach(async () => {
    await twilio.stop();
    webhook.closeAllConnections();
    webhook.close();
  });

  const call = async (path: string, init: RequestInit = {}, user = `${account}:auth-token`) => {
    const answer = await fetch(`${twilio.url}/2010-04-01/Accounts/${account}/${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Basic ${btoa(user)}` },
    });
    return { status: answer.status, headers: answer.headers, body: JSON.parse(await answer.text()) };
  };
  const post = (form: object, user?: string) =>
    call('Messages.json', { method: 'POST', body: new URLSearchParams({ ...form }) }, user);
  const send = (changes: object = {}) => post({ To: to, From: from, Body: 'Hello', ...changes });
  const outcome = async (sent: ReturnType<typeof call>) => {
    const { status, body } = await sent;
    return [status, body.code ?? body.status];
  };

  it('takes a message and queues it', async () => {
    const { status, body } = await send();
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({
        sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
        ...{ account_sid: account, to, from, body: 'Hello', status: 'queued', num_segments: '1' },
        ...{ error_code: null, error_message: null, price: null, date_sent: null },
        date_created: expect.stringMatching(/^\w{3}, \d\d \w{3} \d{4} [\d:]{8} \+0000$/),
      }),
    ]);
  });

  it('tells how a message stands', async () => {
    const { body } = await send();
    await twilio.settled();
    expect((await call(`Messages/${body.sid}.json`)).body).toMatchObject({ sid: body.sid, status: 'delivered' });
    expect(await outcome(call('Messages/SM1.json'))).toEqual([404, 20404]);
  });

  it('lists the numbers of the account, or those with these digits', async () => {
    const numbersOf = async (query: string) => {
      const { body } = await call(`IncomingPhoneNumbers.json${query}`);
      return (body.incoming_phone_numbers as { phone_number: string }[]).map((one) => one.phone_number);
    };
    expect(await numbersOf('')).toEqual([from, '+15005550007']);
    expect(await numbersOf(`?PhoneNumber=${encodeURIComponent(from)}`)).toEqual([from]);
    expect(await numbersOf('?PhoneNumber=%2B19995550000')).toEqual([]);
  });

  it('lets in who has the token of the account or an API key, nobody else', async () => {
    const message = { To: to, From: from, Body: 'Hello' };
    expect((await post(message, 'SK1:s')).status).toBe(201);
    expect((await post(message, `${account}:wrong`)).body).toEqual({
      ...{ code: 20003, message: 'Authenticate', status: 401 },
      more_info: 'https://www.twilio.com/docs/errors/20003',
    });
  });

  it.each([
    [{ To: '' }, 21604],
    [{ To: '5551234567' }, 21211],
    [{ From: '+19995550000' }, 21606],
    [{ Body: '' }, 21602],
    [{ Body: 'a'.repeat(1_601) }, 21617],
    [{ To: '+14155550111' }, 21614],
    [{ MessagingServiceSid: 'MG1' }, 21701],
    [{ MessagingServiceSid: service, ScheduleType: 'fixed' }, 35111],
    [{ MessagingServiceSid: service, ScheduleType: 'fixed', SendAt: new Date().toISOString() }, 35114],
  ])('refuses %j as %d', async (changes, code) => {
    twilio.cannotText('+14155550111');
    expect(await outcome(send(changes))).toEqual([400, code]);
    expect(twilio.messages()).toEqual([]);
  });

  it('refuses a message without a sender, and what is not a form', async () => {
    expect(await outcome(post({ To: to, Body: 'Hello' }))).toEqual([400, 21603]);
    const init = { method: 'POST', body: JSON.stringify({ To: to }), headers: { 'content-type': 'text/plain' } };
    expect(await outcome(call('Messages.json', init))).toEqual([400, 21604]);
  });

  it('sends twice what it is told twice: there is no idempotency', async () => {
    await send();
    await send();
    expect(twilio.messages()).toHaveLength(2);
  });

  it('counts the segments of 1,600 characters', async () => {
    expect((await send({ Body: 'a'.repeat(1_600) })).body.num_segments).toBe('11');
  });

  it('says when to come back when asked too often', async () => {
    twilio.misbehave({ kind: 'throttles', retryAfterSeconds: 2 }, { times: 1 });
    const { status, headers, body } = await send();
    expect([status, headers.get('retry-after'), body.code]).toEqual([429, '2', 20429]);
    expect(twilio.messages()).toEqual([]);
  });

  describe('calls back', () => {
    const statuses = () => heard.map(({ form }) => form.MessageStatus);

    it('with every status after the first, signed', async () => {
      const { body } = await send({ StatusCallback: webhookUrl });
      await twilio.settled();
      expect(statuses()).toEqual(['sent', 'delivered']);
      expect(heard[0]?.form).toMatchObject({ MessageSid: body.sid, SmsStatus: 'sent', AccountSid: account, To: to, From: from }); // prettier-ignore
      expect(heard.every(({ form, signature }) => signature === signForm(webhookUrl, form, 'auth-token'))).toBe(true);
      expect(twilio.webhookCalls()).toMatchObject([{ status: 200 }, { status: 200 }]);
    });

    it('from accepted on, when a service sends', async () => {
      const { body } = await post({ To: to, MessagingServiceSid: service, Body: 'Hello', StatusCallback: webhookUrl });
      expect(body).toMatchObject({ status: 'accepted', from: null, num_segments: '0', messaging_service_sid: service });
      await twilio.settled();
      expect(statuses()).toEqual(['queued', 'sent', 'delivered']);
      expect(heard[2]?.form).toMatchObject({ From: from, MessagingServiceSid: service });
    });

    it.each([30003, 30006] as const)('with %d for who is not reached', async (errorCode) => {
      twilio.cannotReach(to, errorCode);
      const { body } = await send({ StatusCallback: webhookUrl });
      await twilio.settled();
      expect(heard[1]?.form).toMatchObject({ MessageStatus: 'undelivered', ErrorCode: String(errorCode) });
      expect((await call(`Messages/${body.sid}.json`)).body).toMatchObject({ status: 'undelivered', error_code: errorCode }); // prettier-ignore
    });

    it('not for what is scheduled', async () => {
      const SendAt = new Date(Date.now() + 3_600_000).toISOString();
      const scheduled = { To: to, MessagingServiceSid: service, Body: 'Hello', ScheduleType: 'fixed', SendAt };
      expect(await outcome(post({ ...scheduled, StatusCallback: webhookUrl }))).toEqual([201, 'scheduled']);
      await twilio.settled();
      expect(heard).toEqual([]);
    });

    it('and delivers though nobody listens', async () => {
      await send({ StatusCallback: 'http://127.0.0.1:1/' });
      await twilio.settled();
      expect(twilio.messages()).toMatchObject([{ status: 'delivered' }]);
      expect(twilio.webhookCalls()).toMatchObject([{ status: null }, { status: null }]);
    });
  });

  describe('receives', () => {
    it('a message, and posts it to the webhook, signed', async () => {
      twilio.receiveAt(webhookUrl);
      const answered = await twilio.receive({ from: to, body: 'Hi' });
      expect(answered).toMatchObject({ status: 200, answer: '<Response/>' });
      expect(heard[0]?.form).toMatchObject({ From: to, To: from, Body: 'Hi', SmsStatus: 'received', NumMedia: '0', AccountSid: account }); // prettier-ignore
      expect(heard[0]?.signature).toBe(signForm(webhookUrl, heard[0]?.form ?? {}, 'auth-token'));
    });

    it.each(['STOP', ' stop ', 'Unsubscribe'])('%j, and sends nothing more until START', async (body) => {
      await twilio.receive({ from: to, body });
      expect(await outcome(send())).toEqual([400, 21610]);
      expect(await outcome(post({ To: to, MessagingServiceSid: service, Body: 'Hello' }))).toEqual([400, 21610]);
      await twilio.receive({ from: to, body: 'start' });
      expect(await outcome(send())).toEqual([201, 'queued']);
    });

    it('STOP for the number that it was sent to, and as a word of its own only', async () => {
      await twilio.receive({ from: to, to: '+15005550007', body: 'STOP' });
      await twilio.receive({ from: to, body: 'Do not stop' });
      expect(await outcome(send())).toEqual([201, 'queued']);
      expect(await outcome(send({ From: '+15005550007' }))).toEqual([400, 21610]);
    });
  });
});
