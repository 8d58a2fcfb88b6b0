import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CONFIG } from '@fanfare/chassis';
import { HttpClient, jsonBody, withoutSecretsIn, type ConnectorConfig, type HttpCall } from '@fanfare/connector';
import { apiOf } from './api-of.js';
import type { MailchimpAccount } from './mailchimp.app.js';
import type { Problem } from './problem.js';
import { readAnswer } from './read-answer.js';

export interface Question<S extends z.ZodType> {
  method: HttpCall['method'];
  /** After `/3.0`. */
  path: string;
  body?: object;
  /** What an answer is that says yes. */
  answer: S;
}

/** Speaks with Mailchimp's Marketing API 3.0. */
@Injectable()
export class MailchimpClient {
  constructor(
    private readonly http: HttpClient,
    @Inject(CONFIG) private readonly config: ConnectorConfig,
  ) {}

  /** What Mailchimp answered, or its problem with this one request. Throws what concerns the account as a whole, and weather. */
  async ask<S extends z.ZodType>(
    app: MailchimpAccount,
    { method, path, body, answer }: Question<S>,
    signal: AbortSignal,
  ): Promise<z.output<S> | Problem> {
    const { base, authorization, secrets } = apiOf(app, this.config.HTTP_ALLOW_HOSTS);
    const { headers, body: text } = jsonBody(body);
    const call = {
      url: new URL(base + path),
      method,
      headers: { ...headers, authorization },
      body: text,
      // All that we ask converges when it is asked twice.
      repeatable: true,
    };
    const response = withoutSecretsIn(await this.http.send(call, signal), secrets);
    return readAnswer(response, answer, { account: app.name, what: `${method} ${withoutMember(path)}` });
  }
}

/** A hash of an address is as good as the address to whoever has a list of addresses: it is in no message. */
function withoutMember(path: string): string {
  return path.replace(/[0-9a-f]{32}/, '…').replace(/\?.*/, '');
}
