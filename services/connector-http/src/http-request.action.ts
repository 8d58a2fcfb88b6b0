import { defineAction, failure, Handles, type ActionHandler, type Step } from '@fanfare/connector';
import { json } from '@fanfare/contracts';
import { z } from 'zod';
import { AddressRefused } from './address-guard.js';
import { HttpClient, type HttpCall } from './http.client.js';
import { outcomeOfResponse } from './outcome-of-response.js';
import { ResponseTooLarge } from './read-response.js';
import { mayRepeat, requestInput, targetOf } from './request-input.js';

export const HttpRequest = defineAction({
  name: 'HttpRequest',
  title: 'HTTP request',
  summary: 'Calls any HTTP API. A POST or PATCH is sent at most once unless its receiver recognises repeats.',
  input: requestInput,
  exits: {
    Success: z.object({ status: z.number().int(), headers: z.record(z.string(), z.string()), body: json }),
  },
  repeat: 'never',
  repeatOf: (input) => (mayRepeat(input) ? 'safe' : 'never'),
  // Above the longest `timeoutSeconds`, which is what limits a call.
  timeoutMs: 125_000,
  endpoint: ({ url }) => new URL(url).origin,
});

@Handles(HttpRequest)
export class HttpRequestHandler implements ActionHandler<typeof HttpRequest> {
  constructor(private readonly http: HttpClient) {}

  async run([step]: readonly Step<typeof HttpRequest>[], signal: AbortSignal) {
    if (!step) return [];
    const call = callOf(step);
    try {
      const response = await this.http.send(call, signal);
      const what = `${call.method} ${call.url.origin}${call.url.pathname}`;
      return [outcomeOfResponse(response, { input: step.input, what, at: step.at, now: Date.now() })];
    } catch (error) {
      if (error instanceof AddressRefused) return [failure('AddressNotAllowed', error.message)];
      if (error instanceof ResponseTooLarge) {
        return [failure('ResponseTooLarge', `${error.message} The request itself was made.`)];
      }
      throw error;
    }
  }
}

function callOf({ id, input }: Step<typeof HttpRequest>): HttpCall {
  const { method, body } = input;
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  const headers: Record<string, string> = { 'user-agent': 'Fanfare', accept: '*/*' };
  if (text !== undefined) {
    headers['content-type'] = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
  }
  // The step's identity: a receiver that cares can recognise a repeat, whatever we think of it.
  if (method === 'POST' || method === 'PATCH') headers['idempotency-key'] = id;
  for (const [name, value] of Object.entries(input.headers)) headers[name.toLowerCase()] = value;
  return {
    url: targetOf(input),
    method,
    headers: { ...headers, 'accept-encoding': 'identity' },
    body: text,
    timeoutMs: input.timeoutSeconds * 1_000,
    repeatable: mayRepeat(input),
  };
}
