import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '@fanfare/servers';
import { createTransport, type Transporter } from 'nodemailer';
import type { LocalSite } from '../src/local-site.js';
import { MailboxSite } from '../src/mailbox/mailbox-site.js';
import { MailReceiver } from '../src/mailbox/mail-receiver.js';
import type { TextMessage } from '../src/mailbox/text-message.js';

// real: the mail server, the page, a mail client. fake: the phones.
describe('the mailbox of the demo', () => {
  let mail: MailReceiver;
  let site: LocalSite;
  let client: Transporter;
  const texts: TextMessage[] = [];
  const answered: object[] = [];
  beforeAll(async () => {
    mail = await MailReceiver.listen(await freePort());
    site = await MailboxSite.listen(await freePort(), mail, {
      messages: () => texts,
      answer: async (message) => void answered.push(message),
    });
    client = createTransport({ url: mail.url });
  });
  afterAll(async () => {
    client.close();
    await site.close();
    await mail.close();
  });

  const send = (subject: string, more = {}) =>
    client.sendMail({ from: '"Fanfare" <fanfare@example.com>', to: 'ann@example.com', subject, text: `${subject} as text`, ...more }); // prettier-ignore
  const get = async (path: string, headers = {}) => {
    const answer = await fetch(site.url + path, { headers });
    return {
      status: answer.status,
      policy: answer.headers.get('content-security-policy') ?? '',
      body: await answer.text(),
    };
  };
  const linkTo = async (subject: string) =>
    new RegExp(`href="(/letters/\\d+)">${subject}<`).exec((await get('/')).body)?.[1] ?? 'none';
  const answer = (form: Record<string, string>, origin: string) =>
    fetch(`${site.url}/answers`, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { origin },
      redirect: 'manual',
    });

  it('lists what was mailed and texted, newest first', async () => {
    await send('First');
    texts.push({
      at: Date.now() + 1,
      from: '+15005550006',
      to: '+14155550100',
      text: 'Your <b>code</b>',
      status: 'delivered',
    });
    await send('Second', { date: new Date(0) });
    const { body } = await get('/');
    expect(body).toContain('Your &#60;b&#62;code&#60;/b&#62;');
    const order = ['Second', 'First'].map((subject) => body.indexOf(`>${subject}<`));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  it('shows a mail as HTML in a frame that can do nothing, as text, and with the way out of it', async () => {
    const html =
      '<html><head><title>x</title></head><body><script>alert(1)</script><a href="https://example.com/u">Out</a></body></html>';
    const headers = { 'List-Unsubscribe': '<https://example.com/unsubscribe?t=1>' };
    await send('Grüße', { html, headers, text: 'Grüße <als> Text' });
    const path = await linkTo('Grüße');
    const { body } = await get(path);
    expect(body).toContain('<iframe title="The mail" sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(body).toContain('href="https://example.com/unsubscribe?t=1"');
    expect(body).toContain('<pre>Grüße &#60;als&#62; Text</pre>');
    const framed = await get(`${path}/html`);
    expect(framed.body).toContain('<head><base target="_blank">');
    expect(framed.policy).toMatch(/default-src 'none';.*sandbox allow-popups allow-popups-to-escape-sandbox$/);
  });

  it('shows a mail without HTML as text alone', async () => {
    await send('Plain');
    const { body } = await get(await linkTo('Plain'));
    expect(body).not.toContain('<iframe');
    expect(body).toContain('Plain as text');
  });

  it('has people answer a text message', async () => {
    const form = { from: '+14155550100', to: '+15005550006', body: 'STOP' };
    expect((await answer(form, site.url)).status).toBe(303);
    expect(answered).toEqual([form]);
  });

  it('is nobody’s but of this machine', async () => {
    const form = { from: '+14155550100', to: '+15005550006', body: 'STOP' };
    expect((await answer(form, 'https://example.com')).status).toBe(403);
    expect((await answer({ ...form, body: '' }, site.url)).status).toBe(400);
    expect(answered).toHaveLength(1);
    expect(await statusFor('rebound.example.com')).toBe(421);
    expect((await get('/letters/999')).status).toBe(404);
  });

  /** fetch sends no Host of one's own. */
  const statusFor = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request({ port: site.port, host: '127.0.0.1', path: '/', headers: { host } }, (answered) => {
        answered.resume();
        resolve(answered.statusCode);
      })
        .on('error', reject)
        .end();
    });
});
