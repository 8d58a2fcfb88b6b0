import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@fanfare/chassis';
import {
  AccessToken,
  Busy,
  fieldOf,
  HttpClient,
  NotSent,
  overTls,
  PerApp,
  Refused,
  retryAfterMs,
  type ConnectorConfig,
  type HttpResponse,
  type Issued,
} from '@fanfare/connector';
import { z } from 'zod';
import type { HttpAccount, HttpSettings } from './http.app.js';

const patienceMs = 15_000;

const issued = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  token_type: z.string().regex(/^bearer$/i).default('Bearer'), // prettier-ignore
  expires_in: z.coerce.number().positive().optional(),
});
const refusal = z.object({ error: z.string().regex(/^[a-z_]{1,50}$/) });

/** Tokens by OAuth 2.0 client credentials (RFC 6749, 4.4): one for each account, fetched when it is needed. */
@Injectable()
export class ClientCredentials {
  private readonly tokens = new PerApp<HttpSettings, AccessToken<string>>((account) => new AccessToken(() => this.fetch(account))); // prettier-ignore

  constructor(
    private readonly http: HttpClient,
    @Inject(CONFIG) private readonly config: ConnectorConfig,
  ) {}

  tokenOf(account: HttpAccount): AccessToken<string> {
    return this.tokens.of(account);
  }

  /** Until there is a token nothing was sent: whatever keeps us from it keeps the step waiting, unless it is final. */
  private async fetch(account: HttpAccount): Promise<Issued<string>> {
    const response = await this.ask(account);
    const { status, headers, body } = response;
    const token = issued.safeParse(body);
    if (status === 200 && token.success) {
      const { access_token: value, expires_in: seconds } = token.data;
      return { value, expiresAt: seconds === undefined ? null : Date.now() + seconds * 1_000 };
    }
    if (status === 429) throw new Busy(`The token URL of ${account.name} answered 429: too many requests`, retryAfterMs(headers['retry-after'], Date.now())); // prettier-ignore
    if (status >= 500) throw new NotSent(`The token URL of ${account.name} answered ${status}`);
    const code = refusal.safeParse(body).data?.error;
    throw new Refused(`The token URL of ${account.name} gave no token: it answered ${status}${code === undefined ? '' : ` (${code})`}.`, { code: 'TokenRefused' }); // prettier-ignore
  }

  private async ask({ settings, name }: HttpAccount): Promise<HttpResponse> {
    const { tokenUrl = '' } = settings;
    const { headers, body } = tokenRequest(settings);
    const field = fieldOf(name, 'tokenUrl');
    const url = overTls(new URL(tokenUrl), field, this.config.HTTP_ALLOW_HOSTS);
    const call = { url, field, method: 'POST' as const, headers, body, repeatable: true };
    try {
      return await this.http.send(call, AbortSignal.timeout(patienceMs));
    } catch (cause) {
      if (cause instanceof Refused) throw cause;
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new NotSent(`The token URL of ${name} gave no answer: ${message}`, { cause });
    }
  }
}

function tokenRequest({ clientId = '', clientSecret = '', clientSecretIn, scope, audience }: HttpSettings) {
  const fields = new URLSearchParams({ grant_type: 'client_credentials', ...(scope && { scope }), ...(audience && { audience }) }); // prettier-ignore
  const headers: Record<string, string> = {
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
  };
  if (clientSecretIn === 'header') headers['authorization'] = basic(formEncoded(clientId), formEncoded(clientSecret));
  else for (const [name, value] of [['client_id', clientId], ['client_secret', clientSecret]] as const) fields.set(name, value); // prettier-ignore
  return { headers, body: fields.toString() };
}

/** `Basic` of a name and a password (RFC 7617). */
export function basic(name: string, password: string): string {
  return `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
}

/** As RFC 6749, 2.3.1 wants the client's id and secret before they go into the header. */
function formEncoded(value: string): string {
  return new URLSearchParams({ _: value }).toString().slice(2);
}
