import {
  HttpClient,
  jsonBody,
  throwForAccount,
  withoutSecretsIn,
  type AppOf,
  type HttpCall,
  type HttpResponse,
} from '@fanfare/connector';
import { Injectable } from '@nestjs/common';
import type { StampedeApp } from './stampede.app.js';

interface VendorCall {
  method: HttpCall['method'];
  path: string;
  body?: object;
  /** Makes a repeat harmless. */
  key?: string;
}

/** The only file that knows the vendor's HTTP: what an answer is about the account, and what about the step. */
@Injectable()
export class StampedeClient {
  constructor(private readonly http: HttpClient) {}

  /** The answer, unless it is about the account: then throws Busy, Refused, NotSent, or an error for the vendor's trouble. */
  async call(
    app: AppOf<typeof StampedeApp>,
    { method, path, body: given, key }: VendorCall,
    signal: AbortSignal,
  ): Promise<HttpResponse> {
    const { apiKey } = app.settings;
    const { headers, body } = jsonBody(given);
    const call = {
      ...this.http.addressOf(app, 'endpoint', path),
      method,
      headers: { ...headers, authorization: `Bearer ${apiKey}`, ...(key !== undefined && { 'idempotency-key': key }) },
      body,
      // It reads, or has a key.
      repeatable: true,
    };
    const response = withoutSecretsIn(await this.http.send(call, signal), [apiKey]);
    throwForAccount(response, { account: app.name, what: `${method} ${path}`, repeatable: true });
    return response;
  }
}
