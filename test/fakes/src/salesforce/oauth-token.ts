import { createHmac } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Sessions } from './sessions.js';

/** What the connected app of the org is known by. */
export interface ConnectedApp {
  clientId: string;
  clientSecret: string;
  refreshToken: string;
  instanceUrl: string | undefined;
  /** 3,600 in production (n8n issue 31948). */
  loginsPerHour: number;
}

const client = { client_id: z.string(), client_secret: z.string() };
const grants = z.discriminatedUnion('grant_type', [
  z.object({ grant_type: z.literal('client_credentials'), ...client }),
  z.object({ grant_type: z.literal('refresh_token'), ...client, client_secret: z.string().optional(), refresh_token: z.string() }), // prettier-ignore
  z.object({ grant_type: z.literal('urn:ietf:params:oauth:grant-type:jwt-bearer'), assertion: z.string() }),
]);
type Grant = z.output<typeof grants>;

const claims = z.object({ iss: z.string(), sub: z.string(), aud: z.string(), exp: z.number() });

class Denied extends Error {
  constructor(
    readonly error: string,
    description: string,
  ) {
    super(description);
  }
}

/** `POST /services/oauth2/token`: a session for who proves to be the connected app, in OAuth's own words, not the API's. */
export function addTokenEndpoint(app: FastifyInstance, org: ConnectedApp, sessions: Sessions): void {
  const logins: number[] = [];
  app.post('/services/oauth2/token', (request, reply) => {
    try {
      const grant = readGrant(request);
      check(grant, org);
      const hourAgo = Date.now() - 3_600_000;
      if (logins.filter((at) => at > hourAgo).length >= org.loginsPerHour) throw new Denied('invalid_grant', 'login rate exceeded'); // prettier-ignore
      logins.push(Date.now());
      return session(request, org, sessions.start());
    } catch (denied) {
      if (!(denied instanceof Denied)) throw denied;
      return sendDenial(reply, denied.error, denied.message);
    }
  });
}

export function sendDenial(reply: FastifyReply, error: string, error_description: string, status = 400): FastifyReply {
  return reply.code(status).send({ error, error_description });
}

function readGrant({ headers, body }: FastifyRequest): Grant {
  const isForm = headers['content-type']?.includes('x-www-form-urlencoded') ?? false;
  const grant = grants.safeParse(isForm ? body : {});
  if (grant.success) return grant.data;
  const isOfKind = grant.error.issues.some(({ path }) => path[0] === 'grant_type');
  if (isOfKind) throw new Denied('unsupported_grant_type', 'grant type not supported');
  throw new Denied('invalid_request', `missing required parameter: ${grant.error.issues[0]?.path.join('.')}`);
}

function check(grant: Grant, org: ConnectedApp): void {
  if (grant.grant_type === 'urn:ietf:params:oauth:grant-type:jwt-bearer') return checkAssertion(grant.assertion, org);
  if (grant.client_id !== org.clientId) throw new Denied('invalid_client_id', 'client identifier invalid');
  const isSecretOptional = grant.grant_type === 'refresh_token' && grant.client_secret === undefined;
  if (!isSecretOptional && grant.client_secret !== org.clientSecret) throw new Denied('invalid_client', 'invalid client credentials'); // prettier-ignore
  if (grant.grant_type === 'refresh_token' && grant.refresh_token !== org.refreshToken) {
    throw new Denied('invalid_grant', 'expired access/refresh token');
  }
}

/** By its shape and its claims only: the fake has no certificate to check the signature with. */
function checkAssertion(assertion: string, org: ConnectedApp): void {
  const [head, body, signature] = assertion.split('.').map(decoded);
  const claimed = claims.safeParse(body);
  const isSigned = Boolean(signature) && z.object({ alg: z.literal('RS256') }).safeParse(head).success;
  if (!isSigned || !claimed.success) throw new Denied('invalid_grant', 'invalid assertion');
  if (claimed.data.iss !== org.clientId) throw new Denied('invalid_client_id', 'client identifier invalid');
  if (claimed.data.exp * 1_000 < Date.now()) throw new Denied('invalid_grant', 'expired authorization code');
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as unknown;
  } catch {
    return part;
  }
}

/** Neither expires_in nor a refresh token: Salesforce tells of an end only by the 401 that follows it. */
function session({ host }: FastifyRequest, org: ConnectedApp, access_token: string): Record<string, string> {
  const instance_url = org.instanceUrl ?? `http://${host}`;
  const id = `${instance_url}/id/00Dxx0000000001AAA/005xx0000000001AAA`;
  const issued_at = String(Date.now());
  const signature = createHmac('sha256', org.clientSecret).update(id + issued_at).digest('base64'); // prettier-ignore
  return { access_token, instance_url, id, token_type: 'Bearer', issued_at, signature };
}
