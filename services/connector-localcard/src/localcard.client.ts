import { Injectable } from '@nestjs/common';
import { HttpClient, jsonBody, readAs, throwForAccount, type HttpResponse } from '@fanfare/connector';
import type { z } from 'zod';
import type { LocalCardAccount } from './localcard.app.js';

/** Speaks LocalCard's API, as we propose it (vendors.md 4.4). */
@Injectable()
export class LocalCardClient {
  constructor(private readonly http: HttpClient) {}

  /** Reads something. Asking costs nothing: a 503 is as good as no connection. */
  async get<T extends z.ZodType>(
    account: LocalCardAccount,
    path: string,
    shape: T,
    signal: AbortSignal,
  ): Promise<z.output<T>> {
    const { status, body } = await this.send(account, 'GET', path, undefined, signal);
    if (status !== 200) throw new Error(`${account.name} answered ${status} to GET ${pathOf(path)}`);
    return readAs(shape, body, account.name);
  }

  /**
   * Has something done that costs money. An answer of 500 and more leaves open whether it was, 503 included: a gateway in
   * between may say so when the rest is done. Then it is asked for by its reference.
   */
  post(account: LocalCardAccount, path: string, body: object, signal: AbortSignal): Promise<HttpResponse> {
    return this.send(account, 'POST', path, body, signal);
  }

  private async send(
    account: LocalCardAccount,
    method: 'GET' | 'POST',
    path: string,
    given: object | undefined,
    signal: AbortSignal,
  ): Promise<HttpResponse> {
    const { apiKey, apiKeyHeader } = account.settings;
    const address = this.http.addressOf(account, 'endpoint', path);
    const { headers, body } = jsonBody(given);
    const repeatable = method === 'GET';
    const call = { ...address, method, headers: { ...headers, [apiKeyHeader]: apiKey }, body, repeatable };
    const response = await this.http.send(call, signal);
    throwForAccount(response, { account: account.name, what: `${method} ${pathOf(path)}`, repeatable });
    return response;
  }
}

/** Without the query. */
function pathOf(path: string): string {
  return path.split('?', 1)[0] ?? path;
}
