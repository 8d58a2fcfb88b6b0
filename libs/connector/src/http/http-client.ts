import { Inject, Injectable, Optional, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG } from '@fanfare/chassis';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import type { ConnectorConfig } from '../connector.config.js';
import { NotSent } from '../errors.js';
import { accountUrl, fieldOf, type Addressed } from './account-url.js';
import { AddressGuard, AddressRefused, systemResolve, type Resolve } from './address-guard.js';
import type { AllowList } from './allow-list.js';
import { readResponse, type HttpResponse } from './read-response.js';
import { Turn } from '../turn.js';
import { marksSent, type Marked, type SentMark } from './sent-mark.js';

/** Nest's injection token of a name resolver for tests. */
export const RESOLVE = Symbol('resolve');

export interface HttpCall {
  url: URL;
  /** What the URL is from: named when it is refused. @default 'url' */
  field?: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';
  headers?: Record<string, string>;
  body?: string | undefined;
  /** @default that of the signal */
  timeoutMs?: number;
  /** False: the receiver may act a second time when it sees it again. */
  repeatable: boolean;
  /** Largest answer. @default HTTP_MAX_RESPONSE_BYTES */
  maxBytes?: number;
}

const connectTimeoutMs = 5_000;
/** Calls to one origin at once; the gate of its lane lets no more out. */
export const connectionsPerOrigin = 64;

/** The only class that speaks HTTP: bounded in time and size, and never to an address that the guard refuses. */
@Injectable()
export class HttpClient implements OnApplicationShutdown {
  private readonly guard: AddressGuard;
  private readonly keptAlive: Dispatcher;
  private readonly fresh: Dispatcher;
  private readonly maxBytes: number;
  private readonly allowed: AllowList;

  constructor(@Inject(CONFIG) config: ConnectorConfig, @Optional() @Inject(RESOLVE) resolve: Resolve = systemResolve) {
    this.maxBytes = config.HTTP_MAX_RESPONSE_BYTES;
    this.allowed = config.HTTP_ALLOW_HOSTS;
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

  /** Where a path is at an account, and of which setting. Throws Refused for an address that would take its secrets in the clear. */
  addressOf<N extends string>(
    account: Addressed<N>,
    setting: N,
    path: string,
  ): Required<Pick<HttpCall, 'url' | 'field'>> {
    const url = accountUrl(account, setting, path, this.allowed);
    return { url, field: fieldOf(account.name, setting) };
  }

  /** Throws AddressRefused (final, with the field), NotSent (weather before), or the network's error (weather; it may have been received). */
  async send(
    { url, field = 'url', method, headers = {}, body, timeoutMs, repeatable, maxBytes = this.maxBytes }: HttpCall,
    given: AbortSignal,
  ): Promise<HttpResponse> {
    const agent = repeatable ? this.keptAlive : this.fresh;
    const turn = Turn.ofThisCall();
    const mark: SentMark = { sent: false, turn };
    const ends = [given, turn?.signal, timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs)];
    const signal = AbortSignal.any(ends.filter((end) => end !== undefined));
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
      this.guard.checkUrl(url);
      return await readResponse(await agent.request(options), maxBytes);
    } catch (error) {
      const refusal = refusalIn(error);
      if (refusal) throw new AddressRefused(`${field}: ${refusal.message}`, { cause: refusal });
      if (mark.sent) throw error;
      throw new NotSent(`No connection to ${url.origin}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.keptAlive.destroy(), this.fresh.destroy()]);
  }

  private guardedConnector({ HTTP_ALLOW_HOSTS: allowed }: ConnectorConfig): buildConnector.connector {
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
