import { randomUUID } from 'node:crypto';
import type { FastifyReply } from 'fastify';

export interface FieldError {
  field: string;
  message: string;
}

/** A refusal in Mailchimp's words. Their sources: the error glossary, and recorded answers of 2021 to 2026. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly more: { errors?: FieldError[]; headers?: Record<string, string> } = {},
  ) {
    super(`${title}: ${detail}`);
  }
}

export const problems = {
  keyMissing: () => new Problem(401, 'API Key Missing', 'Your request did not include an API key.'),
  keyInvalid: () => new Problem(401, 'API Key Invalid', "Your API key may be invalid, or you've attempted to access the wrong datacenter."), // prettier-ignore
  wrongDatacenter: (dc: string) => new Problem(403, 'Forbidden', `The API key provided is linked to datacenter '${dc}'`), // prettier-ignore
  notFound: () => new Problem(404, 'Resource Not Found', 'The requested resource could not be found.'),
  tooMany: (limit = 10) => new Problem(429, 'Too Many Requests', `You have exceeded the limit of ${limit} simultaneous connections.`), // prettier-ignore
  unreadable: () => new Problem(400, 'JSON Parse Error', 'We encountered an unspecified JSON parsing error.'),

  invalid: (detail: string) => new Problem(400, 'Invalid Resource', detail),
  invalidFields: (errors: FieldError[]) => new Problem(400, 'Invalid Resource', "The resource submitted could not be validated. For field-specific details, see the 'errors' array.", { errors }), // prettier-ignore
  invalidMergeFields: (errors: FieldError[]) => new Problem(400, 'Invalid Resource', 'Your merge fields were invalid.', { errors }), // prettier-ignore
  memberExists: (email: string) => new Problem(400, 'Member Exists', `${email} is already a list member. Use PUT to insert or update list members.`), // prettier-ignore
  inCompliance: (email: string) => new Problem(400, 'Member In Compliance State', `${email} is in a compliance state due to unsubscribe, bounce, or compliance review and cannot be subscribed.`), // prettier-ignore
  forgotten: (email: string) => new Problem(400, 'Forgotten Email Not Subscribed', `${email} was permanently deleted and cannot be re-imported. The contact must re-subscribe to get back on the list.`), // prettier-ignore
  /** What archiving who is bounced, pending or archived is answered with (recorded by grouparoo in 2022; "Please contact support." in 2021). */
  notRemovable: () => new Problem(405, 'Method Not Allowed', 'This list member cannot be removed. Can not archive a contact that is bounced, pending or archived', { headers: { allow: 'GET, PUT' } }), // prettier-ignore
};

const titles: Record<number, string> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Resource Not Found',
  405: 'Method Not Allowed',
  429: 'Too Many Requests',
};

function problemOf(status: number): Problem {
  if (status === 429) return problems.tooMany();
  return new Problem(status, titles[status] ?? 'Internal Server Error', 'An unexpected internal error has occurred. Please contact Support for more information.'); // prettier-ignore
}

/**
 * Fails as Mailchimp does. What stands before it at very high volume has words of its own: a 403 without any, and a
 * page of HTML with 503 (seen by people who were blocked: pastebin k5phUZhk).
 */
export function fail(reply: FastifyReply, status: number): FastifyReply {
  if (status === 403) return reply.code(403).type('text/html').send('');
  if (status === 503) return reply.code(503).type('text/html').send('<html><head><title>Request Blocked</title></head></html>'); // prettier-ignore
  return tell(reply, problemOf(status));
}

/** Answers as RFC 7807 says, with the same id in the body and in the header. There is never a Retry-After. */
export function tell(reply: FastifyReply, { status, title, detail, more }: Problem): FastifyReply {
  const instance = randomUUID();
  return reply
    .code(status)
    .headers({
      'x-request-id': instance,
      link: '</schema/3.0/Definitions/ProblemDetailDocument.json>; rel="describedBy"',
      ...more.headers,
    }) // prettier-ignore
    .type('application/problem+json; charset=utf-8')
    .send({
      type: 'https://mailchimp.com/developer/marketing/docs/errors/',
      title,
      status,
      detail,
      instance,
      ...(more.errors && { errors: more.errors }),
    });
}
