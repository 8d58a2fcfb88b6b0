import { Injectable } from '@nestjs/common';
import { HttpClient, jsonBody, throwForAccount, type HttpResponse } from '@fanfare/connector';
import type { ThuziAccount } from './thuzi.app.js';

/** Speaks with Thuzi, as vendors.md 4.5 proposes it: the key in X-Api-Key, JSON in and out. */
@Injectable()
export class ThuziClient {
  constructor(private readonly http: HttpClient) {}

  /** What Thuzi answered: yes, or no to this one check-in. Throws what concerns the account as a whole, and weather. */
  async checkIn(app: ThuziAccount, event: string, body: object, signal: AbortSignal): Promise<HttpResponse> {
    const path = `/v1/events/${encodeURIComponent(event)}/checkins`;
    const { headers, body: text } = jsonBody(body);
    const call = {
      ...this.http.addressOf(app, 'endpoint', path),
      method: 'POST' as const,
      headers: { ...headers, 'x-api-key': app.settings.apiKey },
      body: text,
      // Who is in already stays in by the first check-in: nothing is lost by asking twice.
      repeatable: true,
    };
    const response = await this.http.send(call, signal);
    throwForAccount(response, { account: app.name, what: 'a check-in', repeatable: true });
    return response;
  }
}
