import type { FastifyReply } from 'fastify';

/** An entry of Salesforce's error lists, without what only collections or only single records add. */
export interface Trouble {
  errorCode: string;
  message: string;
  fields?: string[];
}

/** Salesforce does not do what was asked: answered as a list by single requests, per record by collections. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly troubles: Trouble[],
  ) {
    super(troubles.map((one) => `${one.errorCode}: ${one.message}`).join('; '));
  }
}

/** One trouble, as a refusal. */
export function refuse(status: number, errorCode: string, message: string, fields?: string[]): Refusal {
  return new Refusal(status, [{ errorCode, message, ...(fields && { fields }) }]);
}

/** An id or an external id field that leads nowhere; the same words for both (seen in public clients' tests). */
export function unknownKey(key: string): Refusal {
  return refuse(404, 'NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${key}`);
}

/** A resource that there is not. */
export function noResource(): Refusal {
  return refuse(404, 'NOT_FOUND', 'The requested resource does not exist');
}

/** What a request that is not JSON, or not of the right JSON, is told. */
export function notJson(what: string): Refusal {
  return refuse(400, 'JSON_PARSER_ERROR', what);
}

export function sendRefusal(reply: FastifyReply, { status, troubles }: Refusal): FastifyReply {
  return reply.code(status).send(troubles);
}
