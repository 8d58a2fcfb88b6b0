import { signForm } from './signature.js';

/** A form that Twilio posted. `status` null: there was no answer. */
export interface WebhookCall {
  url: string;
  form: Record<string, string>;
  status: number | null;
  answer: string;
}

/** Twilio waits 15 s for a webhook's answer (twilio.com/docs/usage/webhooks). */
const timeoutMs = 15_000;

/** Posts forms to the account's webhooks, signed, and keeps what was answered. What fails is not tried again. */
export class Webhooks {
  readonly calls: WebhookCall[] = [];

  constructor(
    private readonly authToken: string,
    private readonly stopped: AbortSignal,
  ) {}

  async post(url: string, form: Record<string, string>): Promise<WebhookCall> {
    const call = { url, form, ...(await this.answerOf(url, form)) };
    this.calls.push(call);
    return call;
  }

  private async answerOf(url: string, form: Record<string, string>): Promise<Pick<WebhookCall, 'status' | 'answer'>> {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'x-twilio-signature': signForm(url, form, this.authToken) },
        body: new URLSearchParams(form),
        signal: AbortSignal.any([this.stopped, AbortSignal.timeout(timeoutMs)]),
      });
      return { status: answer.status, answer: await answer.text() };
    } catch (error) {
      return { status: null, answer: error instanceof Error ? error.message : String(error) };
    }
  }
}
