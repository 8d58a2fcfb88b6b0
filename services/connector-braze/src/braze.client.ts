import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@fanfare/chassis';
import {
  Busy,
  fieldOf,
  HttpClient,
  jsonBody,
  NotSent,
  Refused,
  sayable,
  withoutSecretsIn,
  type ConnectorConfig,
  type HttpResponse,
} from '@fanfare/connector';
import type { JsonObject } from '@fanfare/contracts';
import type { BrazeAccount } from './braze.app.js';
import { isUsedUp, resetAt } from './rate-limit.js';
import { readAnswer, type Answer, type TrackArray } from './read-answer.js';
import { restEndpoint } from './rest-endpoint.js';

export type TrackBody = Partial<Record<TrackArray, JsonObject[]>>;

interface How {
  /** Whether Braze ends up the same when it gets the request twice. */
  repeatable: boolean;
  signal: AbortSignal;
}

/** Speaks with Braze: the only class here that knows HTTP. */
@Injectable()
export class BrazeClient {
  constructor(
    private readonly http: HttpClient,
    @Inject(CONFIG) private readonly config: ConnectorConfig,
  ) {}

  /** `POST /users/track` (post_user_track.md). What holds for the account is thrown; what the request is to blame for is the answer. */
  async track(account: BrazeAccount, body: TrackBody, { repeatable, signal }: How): Promise<Answer> {
    const { endpoint, apiKey } = account.settings;
    const origin = restEndpoint(account.name, endpoint, this.config.HTTP_ALLOW_HOSTS);
    const { headers, body: text } = jsonBody(body);
    const call = {
      url: new URL('/users/track', origin),
      field: fieldOf(account.name, 'endpoint'),
      method: 'POST' as const,
      headers: { ...headers, authorization: `Bearer ${apiKey}` },
      body: text,
      repeatable,
    };
    const response = withoutSecretsIn(await this.http.send(call, signal), [apiKey]);
    this.heedLimit(account, response);
    throwForAccount(response, origin);
    return readAnswer(response);
  }

  /** Having used up a window is no failure; the next request would be one. */
  private heedLimit(account: BrazeAccount, { status, headers }: HttpResponse): void {
    const now = Date.now();
    if (status === 429) throw new Busy('Braze has had too many requests', resetAt(headers, now) - now);
    if (isUsedUp(headers)) account.pause(resetAt(headers, now), 'Braze takes no more requests for now');
  }
}

/** Throws what is so for every request of the account (errors.md). */
function throwForAccount({ status, body }: HttpResponse, { host }: URL): void {
  const said = `Braze at ${host} answered ${status}${messageOf(body)}`;
  switch (status) {
    case 401:
      throw new Refused(`${said}. The REST key is not one of this cluster; correct the endpoint or the key.`, { code: 'KeyUnknown' }); // prettier-ignore
    case 403:
      throw new Refused(`${said}. The key needs the permission users.track, in a workspace that is active.`, { code: 'NotAllowed' }); // prettier-ignore
    case 404:
      throw new Refused(`${said}. The REST endpoint is not right.`, { code: 'NotBraze' });
    // "A failure before it reaches the destination server", and one that the server cannot complete; "no messages will be
    // sent" of either. Of 504 only that somebody did not answer in time.
    case 502:
    case 503:
      throw new NotSent(said);
    default:
      if (status >= 500) throw new Error(said);
      if (status >= 300 && status !== 400 && status !== 413) throw new Refused(said);
  }
}

function messageOf(body: HttpResponse['body']): string {
  const message = typeof body === 'object' && body !== null && !Array.isArray(body) ? body['message'] : undefined;
  return typeof message === 'string' ? `: ${sayable(message)}` : '';
}
