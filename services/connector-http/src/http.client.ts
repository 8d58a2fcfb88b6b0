import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { NotSent } from '@fanfare/connector';
import { CONFIG } from '@fanfare/chassis';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { AddressGuard, AddressRefused, type Resolve } from './address-guard.js';
import type { HttpConfig } from './http.config.js';
import { OriginGate } from './origin-gate.js';
import { readResponse, type HttpResponse } from './read-response.js';
import { marksSent, type Marked, type SentMark } from './sent-mark.js';

/** Nest's injection token of the name resolver. */
export const RESOLVE = Symbol('resolve');

export interface HttpCall {
  url: URL;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
  headers: Record<string, string>;
  body: string | undefined;
  timeoutMs: number;
  /** False: the receiver may act a second time when it sees it again. */
  repeatable: boolean;
}

const connectTimeoutMs = 5_000;
const connectionsPerOrigin = 64;
/** How long a call may wait for one of them before its step is asked to come back. */
const maxWaitMs = 5_000;

/** The only file that speaks HTTP: bounded in time and size, and never to an address that the guard refuses. */
@Injectable()
export class HttpClient implements OnApplicationShutdown {
  private readonly guard: AddressGuard;
  private readonly keptAlive: Dispatcher;
  private readonly fresh: Dispatcher;
  private readonly gate = new OriginGate(connectionsPerOrigin, maxWaitMs);
  private readonly maxBytes: number;

  constructor(@Inject(CONFIG) config: HttpConfig, @Inject(RESOLVE) resolve: Resolve) {
    this.maxBytes = config.HTTP_MAX_RESPONSE_BYTES;
    this.guard = new AddressGuard(config.HTTP_ALLOW_HOSTS, resolve);
    const connect = this.guardedConnector(config);
    // Time is limited by the caller's signal, over everything; these two would only count silence.
    const common = {
      connect,
      connections: connectionsPerOrigin,
      headersTimeout: 0,
      bodyTimeout: 0,
      maxHeaderSize: 16 * 1024,
    };
    this.keptAlive = new Agent(common).compose(marksSent);
    // A kept connection may be closed by the receiver just as we write; then nobody knows whether it read the request.
    // A person would have to look into each, so what must not be repeated pays for a connection of its own.
    this.fresh = new Agent({ ...common, pipelining: 0 }).compose(marksSent);
  }

  /** Throws AddressRefused (final), NotSent (weather before), or the network's error (weather; it may have been received). */
  async send(call: HttpCall, signal: AbortSignal): Promise<HttpResponse> {
    this.guard.checkUrl(call.url);
    return this.gate.through(call.url.origin, () => this.exchange(call, signal));
  }

  private async exchange(
    { url, method, headers, body, timeoutMs, repeatable }: HttpCall,
    given: AbortSignal,
  ): Promise<HttpResponse> {
    const agent = repeatable ? this.keptAlive : this.fresh;
    const mark: SentMark = { sent: false };
    const signal = AbortSignal.any([given, AbortSignal.timeout(timeoutMs)]);
    const options: Dispatcher.RequestOptions & Marked = {
      origin: url.origin,
      path: url.pathname + url.search,
      method,
      headers,
      body: body ?? null,
      signal,
      mark,
    };
    try {
      return await readResponse(await agent.request(options), this.maxBytes);
    } catch (error) {
      const refusal = refusalIn(error);
      if (refusal) throw refusal;
      if (mark.sent) throw error;
      throw new NotSent(`No connection to ${url.origin}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.keptAlive.destroy(), this.fresh.destroy()]);
  }

  private guardedConnector({ HTTP_ALLOW_HOSTS: allowed }: HttpConfig): buildConnector.connector {
    const free = buildConnector({ timeout: connectTimeoutMs });
    const guarded = buildConnector({ timeout: connectTimeoutMs, lookup: this.guard.lookup });
    return (options, callback) => {
      const port = options.port || (options.protocol === 'https:' ? '443' : '80');
      if (allowed.has(options.hostname, port)) return free(options, callback);
      try {
        this.guard.checkHost(options.hostname);
      } catch (error) {
        return callback(error as AddressRefused, null);
      }
      return guarded(options, callback);
    };
  }
}

/** The guard's refusal, however deep the network stack has wrapped it. */
function refusalIn(error: unknown): AddressRefused | null {
  for (let e = error; e instanceof Error; e = e.cause) {
    if (e instanceof AddressRefused) return e;
    if (e instanceof AggregateError) return e.errors.map(refusalIn).find((found) => found !== null) ?? null;
  }
  return null;
}
