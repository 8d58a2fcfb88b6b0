import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RateWindow, type Rate } from '../rate-window.js';
import { refuse, say } from './answers.js';
import { checkTrack, nothingValid, type TrackLimits } from './check-track.js';
import type { Workspace } from './workspace.js';

export interface TrackRules extends TrackLimits {
  keys: Record<string, readonly string[]>;
  rate: Rate;
  maxBytes: number;
  isInMaintenance(): boolean;
}

/** `POST /users/track` (post_user_track.md). */
export function addTrack(app: FastifyInstance, workspace: Workspace, rules: TrackRules): void {
  addLimits(app, rules);
  app.post('/users/track', (request, reply) => {
    const checked = checkTrack(request.body, rules);
    if ('fatal' in checked) return say(reply, 400, checked.fatal);
    const { errors, ...good } = checked;
    const wrong = errors.length > 0 ? { errors } : {};
    if (Object.values(good).every(({ length }) => length === 0)) return say(reply, 400, nothingValid, wrong);
    workspace.track(checked);
    if (rules.isInMaintenance()) return say(reply, 202, 'queued');
    return say(reply, 201, 'success', { ...countsOf(good), ...wrong });
  });
}

/** Who may ask, how often and in what form. In which order Braze looks at these is not said. */
function addLimits(app: FastifyInstance, { keys, rate, maxBytes }: TrackRules): void {
  const permissions = new Map(Object.entries(keys));
  const window = new RateWindow(rate);
  app.addHook('preHandler', async (request, reply) => {
    const granted = permissions.get(keyOf(request));
    if (!granted) return refuse(reply, 401);
    if (!granted.includes('users.track')) return say(reply, 403, 'Access Denied');
    const { isOver, limit, remaining, resetsAt } = window.take();
    reply.headers({ 'x-ratelimit-limit': limit, 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': Math.ceil(resetsAt / 1_000) }); // prettier-ignore
    if (isOver) return refuse(reply, 429);
    if (!request.headers['content-type']?.includes('application/json')) return refuse(reply, 415);
    if (Buffer.byteLength(request.text) > maxBytes) return refuse(reply, 413);
  });
}

/** Quotes around a key make it a wrong one (errors.md). */
function keyOf({ headers }: FastifyRequest): string {
  return /^Bearer (.*)$/.exec(headers.authorization ?? '')?.[1] ?? '';
}

/** As seen on the wire (RT braze/network.ts): an array of which nothing was good has no counter. */
function countsOf(good: Record<string, unknown[]>): Record<string, number> {
  const counts = Object.entries(good).map(([name, { length }]) => [`${name}_processed`, length] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
