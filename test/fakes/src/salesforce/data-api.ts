import type { FastifyInstance } from 'fastify';
import { addCollectionRoutes } from './collection-routes.js';
import type { Org } from './org.js';
import { addRecordRoutes } from './record-routes.js';
import { Refusal, noResource, sendRefusal } from './refusal.js';
import { words } from './words.js';

/** What is under `/services/data/vXX.X`: for sessions only, counted, and told the count with every answer. */
export function addDataApi(app: FastifyInstance, org: Org): void {
  const { sessions, allocation } = org;
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('sforce-limit-info', allocation.info());
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
