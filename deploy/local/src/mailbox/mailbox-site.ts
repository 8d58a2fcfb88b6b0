import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { LocalSite, type SiteAnswer } from '../local-site.js';
import type { MailReceiver } from './mail-receiver.js';
import { framedHtml, letterPage, listPage, noPage } from './pages.js';
import type { Phones } from './text-message.js';

const answerForm = z.object({ from: z.string().min(1), to: z.string().min(1), body: z.string().min(1).max(1_600) });
const maxFormBytes = 10_000;

/** Nothing but the page itself and the frame with the mail. */
const ofPage = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'"; // prettier-ignore
/** A mail is anybody's words: no scripts, no forms, and nothing of this page's, even when it is opened by itself. */
const ofMail = "default-src 'none'; style-src 'unsafe-inline'; img-src data: https:; sandbox allow-popups allow-popups-to-escape-sandbox"; // prettier-ignore

const ofEveryPage = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': ofPage,
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** The mailbox of the demo's people, in a browser of this machine. */
export class MailboxSite {
  private constructor(
    private readonly port: number,
    private readonly mail: MailReceiver,
    private readonly phones: Phones,
  ) {}

  static listen(port: number, mail: MailReceiver, phones: Phones): Promise<LocalSite> {
    const site = new MailboxSite(port, mail, phones);
    return LocalSite.listen(port, ofEveryPage, (request) => site.answer(request));
  }

  private async answer(request: IncomingMessage): Promise<SiteAnswer> {
    const { method = '', url = '/', headers } = request;
    // A page elsewhere may have a name that leads here, and would read along.
    if (!this.hosts.includes(headers.host ?? '')) return { status: 421, body: noPage() };
    if (method === 'POST' && url === '/answers') return this.take(request);
    if (method !== 'GET') return { status: 405, body: noPage(), headers: { allow: 'GET' } };
    if (url === '/') return { status: 200, body: listPage(this.mail.all, this.phones.messages()) };
    const [, id = '', part] = /^\/letters\/(\d+)(\/html)?$/.exec(url) ?? [];
    const letter = this.mail.find(id);
    if (!letter) return { status: 404, body: noPage() };
    if (part === undefined) return { status: 200, body: letterPage(letter) };
    return { status: 200, body: framedHtml(letter.html ?? ''), headers: { 'content-security-policy': ofMail } };
  }

  private async take(request: IncomingMessage): Promise<SiteAnswer> {
    const { origin, 'content-length': length } = request.headers;
    const isOurs = this.hosts.some((host) => origin === `http://${host}`);
    if (!isOurs || Number(length) > maxFormBytes) return { status: 403, body: noPage() };
    const form = answerForm.safeParse(Object.fromEntries(new URLSearchParams(await text(request))));
    if (!form.success) return { status: 400, body: noPage() };
    await this.phones.answer(form.data);
    return { status: 303, body: '', headers: { location: '/' } };
  }

  private get hosts(): string[] {
    return [`127.0.0.1:${this.port}`, `localhost:${this.port}`];
  }
}
