import type { FastifyInstance } from 'fastify';
import { shownMessage } from './message.js';
import type { OptOuts } from './opt-outs.js';
import type { Outbox } from './outbox.js';
import { readOrder, type Account } from './read-order.js';
import { TwilioError, notFound, sendError } from './twilio-error.js';
import { words } from './words.js';

/** What the routes need of the account. */
export interface Parts extends Account {
  accountSid: string;
  credentials: string[];
  optOuts: OptOuts;
  outbox: Outbox;
}

/** The Messages resource, for who has the account's credentials. */
export function addMessageRoutes(app: FastifyInstance, parts: Parts): void {
  const { accountSid, credentials, outbox, optOuts } = parts;
  app.addHook<{ Params: { account?: string } }>('preHandler', async ({ headers, params }, reply) => {
    const given = /^Basic (\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
    const isKnown = credentials.includes(Buffer.from(given, 'base64').toString());
    if (!isKnown || params.account !== accountSid) return words.failed(reply, 401);
  });
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof TwilioError)) throw error;
    return sendError(reply, error);
  });

  app.post('/2010-04-01/Accounts/:account/Messages.json', ({ body }, reply) => {
    const order = readOrder(body, parts, new Date());
    if (optOuts.has(order.senders, order.to)) throw new TwilioError(21610, 'Attempt to send to unsubscribed recipient');
    const message = outbox.take(order, order.senders[0] ?? '');
    return reply.code(201).send(shownMessage(accountSid, message));
  });

  app.get<{ Querystring: { PhoneNumber?: string } }>(
    '/2010-04-01/Accounts/:account/IncomingPhoneNumbers.json',
    ({ query: { PhoneNumber } }) => {
      // Twilio looks for a part of the number (IncomingPhoneNumber resource, "Filter by exact phone number").
      const found = parts.numbers.filter((number) => PhoneNumber === undefined || number.includes(PhoneNumber));
      const shown = found.map((number) => ({
        phone_number: number,
        friendly_name: number,
        capabilities: { sms: true },
      }));
      return { incoming_phone_numbers: shown, page: 0, page_size: 50 };
    },
  );

  app.get<{ Params: { sid: string } }>('/2010-04-01/Accounts/:account/Messages/:sid.json', ({ params, url }) => {
    const message = outbox.messages.find(({ sid }) => sid === params.sid);
    if (!message) throw notFound(url);
    return shownMessage(accountSid, message);
  });
}
