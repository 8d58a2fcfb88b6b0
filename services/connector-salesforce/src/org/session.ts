import {
  Busy,
  fieldOf,
  NotSent,
  Refused,
  sayable,
  withoutSecretsIn,
  type HttpResponse,
  type Issued,
} from '@fanfare/connector';
import { z } from 'zod';
import { urlOfDomain, type SalesforceAccount } from '../salesforce.app.js';
import type { Patience } from './patience.js';
import type { SalesforceHttp } from './salesforce-http.js';

/** What a login gives: where calls go, and what opens it. */
export interface Session {
  token: string;
  instance: URL;
  /** The org's id, for people. */
  org: string;
}

const tokenAnswer = z.object({ access_token: z.string().min(1), instance_url: z.url(), id: z.string().default('') });
const denial = z.object({ error: z.string(), error_description: z.string().default('') });
/** Salesforce's trouble and not the account's, also when it answers 400. */
const passing = new Set(['server_error', 'temporarily_unavailable', 'unknown_error']);

/** Shorter than a step's usual time, which goes on meanwhile. */
const loginTimeoutMs = 10_000;

/**
 * Logs in by client credentials. Salesforce says neither how long a session lasts nor gives a refresh token: the 401 that
 * follows its end has it fetched anew (vendors.md 4.3, Token).
 */
export async function logIn(
  app: SalesforceAccount,
  http: SalesforceHttp,
  patience: Patience,
): Promise<Issued<Session>> {
  const { domain, clientId, clientSecret } = app.settings;
  const grant = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  const call = {
    url: new URL('/services/oauth2/token', urlOfDomain(domain)),
    field: fieldOf(app.name, 'domain'),
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams(grant).toString(),
    repeatable: true,
  } as const;
  const answer = await http.send(call, AbortSignal.timeout(loginTimeoutMs));
  const read = tokenAnswer.safeParse(answer.body);
  if (answer.status !== 200 || !read.success) throw denied(withoutSecretsIn(answer, [clientSecret]), patience);
  const { access_token: token, instance_url: instance, id } = read.data;
  return { value: { token, instance: new URL(instance), org: orgIn(id) }, expiresAt: null };
}

function denied({ status, body }: HttpResponse, patience: Patience): Error {
  const said = denial.safeParse(body);
  if (!said.success || status >= 500 || passing.has(said.data.error)) {
    return new NotSent(
      `The login at Salesforce answered ${status}${said.success ? ` ${sayable(said.data.error)}` : ''}`,
    );
  }
  const { error, error_description: description } = said.data;
  // 3,600 logins an hour, by whomever (n8n issue 31948).
  if (description === 'login rate exceeded') {
    return new Busy('Salesforce takes no more logins this hour', patience.wait());
  }
  return new Refused(`Salesforce does not let us in: ${error}, ${sayable(description)}. Correct the connected app.`, {
    code: error,
  });
}

/** The identity URL ends in the org and the user. */
function orgIn(id: string): string {
  return /\/id\/([^/]+)\//.exec(id)?.[1] ?? '';
}
