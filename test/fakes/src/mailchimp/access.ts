import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problems, tell } from './problem.js';

export interface AccessRules {
  dc: string;
  keys: readonly string[];
  accessTokens: readonly string[];
  maxConnections: number;
}

/** Who may ask, and by how many connections at once: all its keys and tokens are of one user. */
export function addAccess(app: FastifyInstance, rules: AccessRules): void {
  let open = 0;
  const isOneTooMany = new WeakSet<FastifyRequest>();
  app.addHook('onRequest', async (request, reply) => {
    const { secret } = credentials(request);
    if (![...rules.keys, ...rules.accessTokens].includes(secret)) return;
    if (++open > rules.maxConnections) isOneTooMany.add(request);
    // 'close' comes also when the caller hangs up on an answer that never comes.
    reply.raw.once('close', () => open--);
  });
  // Before moods and delays, and only once the journal can see the body.
  app.addHook('preValidation', async (request, reply) => {
    if (isOneTooMany.has(request)) return tell(reply, problems.tooMany(rules.maxConnections));
  });
  app.addHook('preHandler', async (request) => checkCredentials(request, rules));
}

function checkCredentials(request: FastifyRequest, { dc, keys, accessTokens }: AccessRules): void {
  const { scheme, secret } = credentials(request);
  if (secret === '') throw problems.keyMissing();
  if (scheme === 'bearer' && accessTokens.includes(secret)) return;
  const linkedTo = /-([a-z]+\d+)$/.exec(secret)?.[1];
  if (linkedTo && linkedTo !== dc) throw problems.wrongDatacenter(linkedTo);
  if (!keys.includes(secret)) throw problems.keyInvalid();
}

/** HTTP Basic with any user and the key as the password, or Bearer with a key or an OAuth token. */
function credentials({ headers }: FastifyRequest): { scheme: string; secret: string } {
  const [scheme = '', value = ''] = (headers.authorization ?? '').split(' ');
  if (scheme.toLowerCase() !== 'basic') return { scheme: scheme.toLowerCase(), secret: value };
  const pair = Buffer.from(value, 'base64').toString();
  return { scheme: 'basic', secret: pair.slice(pair.indexOf(':') + 1) };
}
