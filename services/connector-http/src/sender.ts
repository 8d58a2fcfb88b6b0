import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@fanfare/chassis';
import { fieldOf, HttpClient, overTls, type ConnectorConfig, type HttpResponse } from '@fanfare/connector';
import { Credentials } from './account/credentials.js';
import type { HttpAccount } from './account/http.app.js';
import { secretsSent } from './answer/secrets-sent.js';
import type { Outgoing } from './request/outgoing.js';
import { redirected, redirectOf } from './request/redirect.js';

/** How a request is sent. */
export interface Sending {
  stepId: string;
  account: HttpAccount | null;
  repeatable: boolean;
  /** How many are followed. */
  redirects: number;
  /** Redirects that are answers. */
  isWanted(status: number): boolean;
  signal: AbortSignal;
}

/** A request, and where its address is from. */
type Addressed = Outgoing & { field: string };

/** What came of it, and what of the request must not be told when the answer repeats it. */
export interface Sent {
  response: HttpResponse;
  secrets: string[];
}

/** Sends requests with what their account adds, and follows redirects: every hop by the same guard as the first. */
@Injectable()
export class Sender {
  constructor(
    private readonly http: HttpClient,
    private readonly credentials: Credentials,
    @Inject(CONFIG) private readonly config: ConnectorConfig,
  ) {}

  /** Throws what HttpClient throws, Refused, and Busy. */
  async send(first: Outgoing, sending: Sending): Promise<Sent> {
    let request = first;
    let { account } = sending;
    let field = this.fieldOf(account);
    for (let left = sending.redirects; ; left--) {
      const sent = await this.authorised({ ...request, field }, account, sending);
      const { response } = sent;
      const next = left > 0 && !sending.isWanted(response.status) ? redirectOf(response, request) : null;
      if (!next) return sent;
      // Left once, the account's origin is not known again: who sent us away would choose what is asked there.
      if (next.origin !== request.url.origin) account = null;
      request = redirected(request, next);
      field = 'redirect';
    }
  }

  /** Where the address is from. Throws Refused for an account whose secrets would travel in the clear. */
  private fieldOf(account: HttpAccount | null): string {
    const address = account?.settings.baseUrl;
    if (!account || address === undefined) return 'url';
    const field = fieldOf(account.name, 'baseUrl');
    overTls(new URL(address), field, this.config.HTTP_ALLOW_HOSTS);
    return field;
  }

  /** A 401 means that nothing was done: with a new token, if there may be one, it is asked once more. */
  private async authorised(request: Addressed, account: HttpAccount | null, sending: Sending): Promise<Sent> {
    const { stepId, signal } = sending;
    if (!account) return this.call(request, account, sending);
    const once = await this.credentials.addedTo(request, { stepId, account, signal });
    const sent = await this.call(once, account, sending);
    if (sent.response.status !== 401 || !(await this.credentials.wereRefused(once, account, signal))) return sent;
    return this.call(await this.credentials.addedTo(request, { stepId, account, signal }), account, sending);
  }

  private async call(request: Addressed, account: HttpAccount | null, sending: Sending): Promise<Sent> {
    const { method, url, field, headers, body } = request;
    const { repeatable, signal } = sending;
    const response = await this.http.send({ method, url, field, headers, body, repeatable }, signal);
    return { response, secrets: secretsSent(request, account) };
  }
}
