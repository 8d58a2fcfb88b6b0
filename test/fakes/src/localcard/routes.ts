import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { DuplicateReference, type IssueKind, type Ledger } from './ledger.js';
import type { Offer } from './offer.js';
import { cardOrder, giftOrder } from './order.js';
import { Problem, invalid, readAs, sendProblem } from './problem.js';
import { shownIssue } from './shown-issue.js';
import { words } from './words.js';

export interface Account {
  apiKey: string;
  templates: Offer[];
  campaigns: Offer[];
  ledger: Ledger;
  now: () => Date;
}

/** All that the API has, for who has the key. */
export function addRoutes(app: FastifyInstance, { apiKey, templates, campaigns, ledger, now }: Account): void {
  app.addHook('preHandler', async ({ headers }, reply) => {
    if (headers['x-api-key'] !== apiKey) return words.failed(reply, 401);
  });
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof Problem) return sendProblem(reply, error);
    if (!(error instanceof DuplicateReference)) throw error;
    const { first, message } = error;
    return sendProblem(reply, new Problem(409, 'DuplicateReference', message, { [first.kind]: shownIssue(first, now()) })); // prettier-ignore
  });

  app.get('/v1/templates', () => ({ items: templates }));
  app.get('/v1/campaigns', () => ({ items: campaigns }));

  app.post('/v1/cards', ({ body }, reply) => {
    const order = readAs(cardOrder, body);
    const template = find(templates, order.templateId, 'template');
    if (order.currency !== template.currency) throw invalid([{ field: 'currency', message: `must be ${template.currency}` }]); // prettier-ignore
    return reply.code(201).send(shownIssue(ledger.issue('card', template, order, now()), now()));
  });

  app.post<{ Params: { id: string } }>('/v1/campaigns/:id/gifts', ({ params, body }, reply) => {
    const campaign = find(campaigns, params.id, 'campaign');
    return reply.code(201).send(shownIssue(ledger.issue('gift', campaign, readAs(giftOrder, body), now()), now()));
  });

  const byReference = (kind: IssueKind) => (request: { query: unknown }) => {
    const { reference } = readAs(z.object({ reference: z.string().min(1) }), request.query);
    return { items: ledger.withReference(kind, reference).map((one) => shownIssue(one, now())) };
  };
  app.get('/v1/cards', byReference('card'));
  app.get('/v1/gifts', byReference('gift'));
}

function find(offers: Offer[], id: string, what: string): Offer {
  const offer = offers.find((one) => one.id === id);
  if (!offer) throw new Problem(404, 'NotFound', `There is no ${what} ${id}.`);
  return offer;
}
