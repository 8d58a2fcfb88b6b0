import { defineAction, failure, Handles, ResponseTooLarge, type ActionHandler, type Step } from '@fanfare/connector';
import { json } from '@fanfare/contracts';
import { z } from 'zod';
import { HttpApp } from './account/http.app.js';
import { isSuccess, outcomeOfResponse } from './answer/outcome-of-response.js';
import { cacheKey, ResponseCache } from './answer/response-cache.js';
import { outgoing, type Outgoing } from './request/outgoing.js';
import { mayRepeat, requestInput } from './request/request-input.js';
import { isPath, targetOf } from './request/target.js';
import { Sender, type Sent } from './sender.js';

export const HttpRequest = defineAction({
  name: 'HttpRequest',
  title: 'HTTP request',
  summary: 'Calls any HTTP API. A POST or PATCH is sent at most once unless its receiver recognises repeats.',
  input: requestInput,
  exits: {
    Success: z.object({
      status: z.number().int(),
      headers: z.record(z.string(), z.string()).optional(),
      body: json.optional(),
      mapped: z.record(z.string(), json).optional().meta({ description: 'What the paths of `output` found; then without headers and body.' }), // prettier-ignore
    }),
  },
  repeat: 'never',
  repeatOf: (input) => (mayRepeat(input) ? 'safe' : 'never'),
  app: HttpApp,
  appIsOptional: true,
  // Above the longest `timeoutSeconds`, which is what limits a call.
  timeoutMs: 125_000,
  endpoint: ({ url }) => (isPath(url) ? 'paths' : new URL(url).origin),
});

type RequestStep = Step<typeof HttpRequest>;

@Handles(HttpRequest)
export class HttpRequestHandler implements ActionHandler<typeof HttpRequest> {
  constructor(
    private readonly sender: Sender,
    private readonly cache: ResponseCache,
  ) {}

  async run([step]: readonly RequestStep[], signal: AbortSignal) {
    if (!step) return [];
    const { input, app, at } = step;
    const target = targetOf(input, app);
    if (!(target instanceof URL)) return [target];
    const request = outgoing(step, target);
    const what = `${request.method} ${target.origin}${target.pathname}`;
    try {
      const { response, secrets } = await this.answer(step, request, signal);
      return [outcomeOfResponse(response, { input, what, at, now: Date.now(), secrets })];
    } catch (error) {
      if (error instanceof ResponseTooLarge) {
        return [failure('ResponseTooLarge', `${error.message} The request itself was made.`)];
      }
      throw error;
    }
  }

  private async answer(step: RequestStep, request: Outgoing, signal: AbortSignal): Promise<Sent> {
    const { cacheSeconds } = step.input;
    if (cacheSeconds === undefined) return this.ask(step, request, signal);
    const key = cacheKey(step, request);
    const kept = this.cache.get(key, cacheSeconds * 1_000);
    if (kept) return { response: kept, secrets: [] };
    const sent = await this.ask(step, request, signal);
    if (isSuccess(sent.response.status, step.input)) this.cache.put(key, sent.response, cacheSeconds * 1_000);
    return sent;
  }

  private ask({ id, input, app }: RequestStep, request: Outgoing, signal: AbortSignal): Promise<Sent> {
    return this.sender.send(request, {
      stepId: id,
      account: app,
      repeatable: mayRepeat(input),
      redirects: input.redirects,
      isWanted: (status) => isSuccess(status, input),
      signal: AbortSignal.any([signal, AbortSignal.timeout(input.timeoutSeconds * 1_000)]),
    });
  }
}
