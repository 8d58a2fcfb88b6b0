import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CONFIG } from '@fanfare/chassis';
import {
  HttpClient,
  throwForAccount,
  withoutSecretsIn,
  type ConnectorConfig,
  type HttpResponse,
} from '@fanfare/connector';
import { accessOf, type Access } from './access-of.js';
import type { TwilioAccount } from './twilio.app.js';

export interface Text {
  to: string;
  text: string;
  /** Comes back with everything that Twilio tells of the message. */
  reference: string;
}

/** Twilio took the text, under an id of its own; or it did not, and its code says why. */
export type SendAnswer = { sid: string } | { code: number };

const takenAnswer = z.object({ sid: z.string().min(1) });
const refusedAnswer = z.object({ code: z.number().int() });
const numbersAnswer = z.object({ incoming_phone_numbers: z.array(z.object({ phone_number: z.string() })) });

/** Speaks with Twilio's REST API 2010-04-01. */
@Injectable()
export class TwilioClient {
  constructor(
    private readonly http: HttpClient,
    @Inject(CONFIG) private readonly config: ConnectorConfig,
  ) {}

  /** Throws what concerns the account as a whole, and weather: then nobody knows whether the text goes out, unless it says so. */
  async send(app: TwilioAccount, { to, text, reference }: Text, signal: AbortSignal): Promise<SendAnswer> {
    const access = accessOf(app, this.config.HTTP_ALLOW_HOSTS);
    const form = { To: to, Body: text, ...access.sender, ...callbackFor(access, reference) };
    const what = 'POST Messages';
    const { status, body } = await this.ask(app, access, { what, path: '/Messages.json', form }, signal);
    if (status < 300) {
      const taken = takenAnswer.safeParse(body);
      if (taken.success) return taken.data;
      throw new Error(`${app.name} answered ${what} with ${status} and something that is no answer to it`);
    }
    return { code: refusedAnswer.safeParse(body).data?.code ?? status };
  }

  /** The numbers of the account, or the one that is asked for. An API key may ask for these, but not for the account itself. */
  async numbers(app: TwilioAccount, number: string | undefined, signal: AbortSignal): Promise<string[]> {
    const access = accessOf(app, this.config.HTTP_ALLOW_HOSTS);
    const query = new URLSearchParams({ PageSize: '50', ...(number !== undefined && { PhoneNumber: number }) });
    const what = 'GET IncomingPhoneNumbers';
    const { status, body } = await this.ask(
      app,
      access,
      { what, path: `/IncomingPhoneNumbers.json?${query.toString()}` },
      signal,
    );
    const read = numbersAnswer.safeParse(body);
    if (status !== 200 || !read.success) throw new Error(`${app.name} answered ${what} with ${status}`);
    return read.data.incoming_phone_numbers.map((one) => one.phone_number);
  }

  private async ask(
    { name: account }: TwilioAccount,
    { base, authorization, secrets }: Access,
    { what, path, form }: { what: string; path: string; form?: Record<string, string> },
    signal: AbortSignal,
  ): Promise<HttpResponse> {
    // Twilio has no key by which it would know a repeat.
    const repeatable = form === undefined;
    const sent = await this.http.send(
      {
        url: new URL(base + path),
        method: form ? 'POST' : 'GET',
        headers: { accept: 'application/json', authorization, 'content-type': 'application/x-www-form-urlencoded' },
        body: form && new URLSearchParams(form).toString(),
        repeatable,
      },
      signal,
    );
    const response = withoutSecretsIn(sent, secrets);
    throwForAccount(response, { account, what, repeatable });
    return response;
  }
}

/** The parameter is part of what Twilio signs. */
function callbackFor({ callback }: Access, reference: string): { StatusCallback?: string } {
  if (!callback) return {};
  const url = new URL(callback);
  url.searchParams.set(referenceParameter, reference);
  return { StatusCallback: url.href };
}

export const referenceParameter = 'message';
