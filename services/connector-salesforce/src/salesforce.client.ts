import { Inject, Injectable } from '@nestjs/common';
import {
  beforeSending,
  Busy,
  jsonBody,
  PerApp,
  readAs,
  withoutSecretsIn,
  withoutValues,
  type HttpResponse,
} from '@fanfare/connector';
import type { JsonObject } from '@fanfare/contracts';
import { z } from 'zod';
import { Org } from './org/org.js';
import { PATIENCE, type Waits } from './org/patience.js';
import { SalesforceHttp } from './org/salesforce-http.js';
import type { Session } from './org/session.js';
import { errorOf, hasExpired } from './org/trouble.js';
import type { SalesforceAccount } from './salesforce.app.js';

export interface SalesforceCall<T> {
  method: 'GET' | 'POST' | 'PATCH';
  /** Below `/services/data/vXX.X`. */
  path: string;
  query?: Record<string, string>;
  body?: JsonObject;
  /** False: a second time would be a second record. @default true */
  repeatable?: boolean;
  answer: z.ZodType<T>;
  /** For people: Salesforce did not … */
  what: string;
  /** Of people: what of the call must not be in a message. */
  values?: readonly unknown[];
}

/** Descriptions and lists of types are large; what goes into a run has a limit of its own. */
const maxBytes = 16 * 1024 * 1024;
const lookTimeoutMs = 10_000;

/** How many requests are left of the day's; counts as one. */
export const limitsCall: SalesforceCall<{ max: number; remaining: number }> = {
  method: 'GET',
  path: '/limits',
  answer: z
    .object({ DailyApiRequests: z.object({ Max: z.number(), Remaining: z.number() }) })
    .transform(({ DailyApiRequests: { Max, Remaining } }) => ({ max: Max, remaining: Remaining })),
  what: 'tell its limits',
};

/** Calls an org: with one session for all, and not beyond its share of the day's requests. */
@Injectable()
export class SalesforceClient {
  private readonly orgs: PerApp<SalesforceAccount['settings'], Org>;

  constructor(
    private readonly http: SalesforceHttp,
    @Inject(PATIENCE) waits: Waits,
  ) {
    this.orgs = new PerApp((app) => new Org(app, http, waits));
  }

  /** Throws Busy, Refused, NotSent, and anything else where nobody knows whether it was done. */
  async call<T>(app: SalesforceAccount, call: SalesforceCall<T>, signal: AbortSignal): Promise<T> {
    const org = this.orgs.of(app);
    if (org.allowance.isSpent) await beforeSending('Asking Salesforce for its limits', this.admit(app, org), signal);
    return this.ask(app, call, signal);
  }

  /** As `call`, but also beyond the share: for people who wait for an answer. */
  async ask<T>(app: SalesforceAccount, call: SalesforceCall<T>, signal: AbortSignal): Promise<T> {
    const org = this.orgs.of(app);
    const session = await this.session(app, signal);
    let answer = await this.send(app, session, call, signal);
    if (hasExpired(answer)) {
      // Nothing was done, so it goes out again: once, with the session that one of all who hear so now fetches.
      answer = await this.send(app, await this.session(app, signal, session), call, signal);
    }
    org.allowance.note(answer.headers['sforce-limit-info']);
    return this.read(answer, call, org);
  }

  /** The session that calls use now, and not one that has ended. */
  session(app: SalesforceAccount, signal: AbortSignal, ended?: Session): Promise<Session> {
    const { sessions } = this.orgs.of(app);
    const session = ended ? sessions.refused(ended).then(() => sessions.get()) : sessions.get();
    return beforeSending('The login at Salesforce', session, signal);
  }

  /** Beyond the share one looks from time to time whether it is enough again, and nobody else calls. */
  private async admit(app: SalesforceAccount, org: Org): Promise<void> {
    const { allowance, patience } = org;
    if (patience.leftMs === 0) await (org.looking ??= this.look(app, org));
    if (allowance.isSpent) throw new Busy(allowance.words, patience.wait());
  }

  private async look(app: SalesforceAccount, org: Org): Promise<void> {
    try {
      await this.ask(app, limitsCall, AbortSignal.timeout(lookTimeoutMs));
    } finally {
      org.looking = null;
    }
  }

  private async send<T>(
    app: SalesforceAccount,
    session: Session,
    call: SalesforceCall<T>,
    signal: AbortSignal,
  ): Promise<HttpResponse> {
    const { method, path, query = {}, body, repeatable = true } = call;
    const url = new URL(`/services/data/v${app.settings.apiVersion}${path}`, session.instance);
    url.search = new URLSearchParams(query).toString();
    const { headers, body: text } = jsonBody(body);
    const field = `The instance that ${app.name} logs in to`;
    const sent = { ...headers, authorization: `Bearer ${session.token}` };
    const answer = await this.http.send({ url, field, method, headers: sent, body: text, repeatable, maxBytes }, signal); // prettier-ignore
    // What it answers to a question may be large, and is what was asked for.
    return answer.status < 300 ? answer : withoutSecretsIn(answer, [session.token, app.settings.clientSecret]);
  }

  private read<T>(response: HttpResponse, call: SalesforceCall<T>, { allowance, patience }: Org): T {
    const { answer, what, values = [], repeatable = true } = call;
    if (response.status >= 300) {
      const words = (message: string) => `Salesforce did not ${what}: ${withoutValues(message, values)}`;
      throw errorOf(response, { words, patience, repeatable });
    }
    const read = readAs(answer, response.body, `Salesforce was to ${what}, and`);
    if (!allowance.isSpent) patience.over();
    return read;
  }
}
