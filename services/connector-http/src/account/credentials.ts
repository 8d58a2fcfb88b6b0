import { Injectable } from '@nestjs/common';
import { beforeSending } from '@fanfare/connector';
import type { Outgoing } from '../request/outgoing.js';
import { basic, ClientCredentials } from './client-credentials.js';
import type { HttpAccount } from './http.app.js';
import { signatureHeaders } from './webhook-signature.js';

/** A request with what the account adds. `token`: one that may have ended before its time. */
export type Authorised<R extends Outgoing> = R & { token?: string };

/** For whom, and how long somebody waits. */
interface Adding {
  stepId: string;
  account: HttpAccount;
  signal: AbortSignal;
}

/** A token is fetched for all who wait for it, however long each of them does. */
const fetching = 'Fetching a token';

/** Adds to requests what makes their receiver know us. */
@Injectable()
export class Credentials {
  constructor(private readonly clientCredentials: ClientCredentials) {}

  async addedTo<R extends Outgoing>(request: R, { stepId, account, signal }: Adding): Promise<Authorised<R>> {
    const { settings } = account;
    const { kind, username = '', password = '', name = '', value = '' } = settings;
    switch (kind) {
      case 'none':
        return request;
      case 'basic':
        return withHeaders(request, { authorization: basic(username, password) });
      case 'bearer':
        return withHeaders(request, { authorization: `Bearer ${settings.token}` });
      case 'header':
        return withHeaders(request, { [name.toLowerCase()]: value });
      case 'query': {
        const url = new URL(request.url);
        url.searchParams.set(name, value);
        return { ...request, url };
      }
      case 'oauth2': {
        const token = await beforeSending(fetching, this.clientCredentials.tokenOf(account).get(), signal);
        return { ...withHeaders(request, { authorization: `Bearer ${token}` }), token };
      }
      case 'standard-webhooks': {
        const signed = { stepId, atMs: Date.now(), body: request.body ?? '' };
        return withHeaders(request, signatureHeaders(settings.signingSecret ?? '', signed));
      }
      default:
        return kind satisfies never;
    }
  }

  /** The receiver knew us not. True: it may, when it is asked again. */
  async wereRefused({ token }: Authorised<Outgoing>, account: HttpAccount, signal: AbortSignal): Promise<boolean> {
    if (token === undefined) return false;
    await beforeSending(fetching, this.clientCredentials.tokenOf(account).refused(token), signal);
    return true;
  }
}

function withHeaders<R extends Outgoing>(request: R, headers: Record<string, string>): R {
  return { ...request, headers: { ...request.headers, ...headers } };
}
