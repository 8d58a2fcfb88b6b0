import { createHmac } from 'node:crypto';

/** A form that Mailchimp posted. `status` null: there was no answer. */
export interface MailchimpCall {
  url: string;
  form: string;
  status: number | null;
}

/** Where an account's webhook is; with a secret what is posted there is signed. */
interface Listener {
  url: string;
  secret: string | undefined;
}

/** Mailchimp waits 10 s for an answer (vendors.md 4.2). */
const timeoutMs = 10_000;

/** Posts forms to the account's webhook. What fails is tried again when a test says so, and not over 75 minutes. */
export class Webhooks {
  readonly calls: MailchimpCall[] = [];
  private listener: Listener | null = null;
  private readonly posting = new Set<Promise<MailchimpCall>>();

  constructor(private readonly stopped: AbortSignal) {}

  tellAt(url: string, secret?: string): void {
    this.listener = { url, secret };
  }

  tell(fields: Record<string, string>): void {
    if (this.listener) void this.post(this.listener, new URLSearchParams(fields).toString());
  }

  /** The same form, signed anew. */
  async again({ form }: MailchimpCall): Promise<MailchimpCall> {
    if (!this.listener) throw new Error('Nobody listens: say where by tellAt.');
    return this.post(this.listener, form);
  }

  async settled(): Promise<void> {
    await Promise.all(this.posting);
  }

  private async post({ url, secret }: Listener, form: string): Promise<MailchimpCall> {
    const posted = this.answerTo(url, form, secret).then((status) => ({ url, form, status }));
    this.posting.add(posted);
    const call = await posted;
    this.posting.delete(posted);
    this.calls.push(call);
    return call;
  }

  private async answerTo(url: string, form: string, secret: string | undefined): Promise<number | null> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...(secret !== undefined && { 'x-mailchimp-signature': signature(form, secret) }) }; // prettier-ignore
    const signal = AbortSignal.any([this.stopped, AbortSignal.timeout(timeoutMs)]);
    const answer = await fetch(url, { method: 'POST', headers, body: form, signal }).catch(() => null);
    return answer?.status ?? null;
  }
}

/** X-Mailchimp-Signature: HMAC-SHA256 of `t.body` (vendors.md 4.2, dated 2026-08). */
function signature(form: string, secret: string): string {
  const t = Math.floor(Date.now() / 1_000);
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${form}`).digest('hex')}`;
}
