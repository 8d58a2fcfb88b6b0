import type { FastifyInstance, FastifyReply } from 'fastify';
import { addCollectionRoutes } from './collection-routes.js';
import type { Org } from './org.js';
import { addRecordRoutes } from './record-routes.js';
import { Refusal, noResource, refuse, sendRefusal } from './refusal.js';
import { words } from './words.js';

/** What is under `/services/data/vXX.X`: for sessions only, counted, and told the count with every answer. */
export function addDataApi(app: FastifyInstance, org: Org): void {
  const { sessions, allocation, crowd } = org;
  const isOneTooMany = new WeakSet<FastifyReply>();
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('sforce-limit-info', allocation.info());
    if (!crowd.enter(reply)) isOneTooMany.add(reply);
  });
  // Before moods, which may be slow.
  app.addHook('preValidation', async (_request, reply) => {
    if (isOneTooMany.has(reply)) return sendRefusal(reply, refuse(403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.')); // prettier-ignore
  });
  app.addHook('preHandler', async ({ headers }, reply) => {
    if (!sessions.has(headers.authorization)) return words.failed(reply, 401);
    if (!allocation.take()) return words.throttled(reply, undefined);
    reply.header('sforce-limit-info', allocation.info());
  });
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof Refusal)) throw error;
    return sendRefusal(reply, error);
  });
  addRecordRoutes(app, org);
  addCollectionRoutes(app, org);
  app.all('/*', () => {
    throw noResource();
  });
}
