import type { FastifyReply } from 'fastify';

const words: Record<number, [code: string, message: string]> = {
  401: ['Unauthorized', 'The API key is missing or not known.'],
  404: ['NotFound', 'There is no such path.'],
  429: ['TooManyRequests', 'Too many requests.'],
  503: ['Unavailable', 'The service is not available.'],
};

/** The body of a refusal is proposed: `{ code, message }`, and `errors` where fields are at fault. */
export function refuse(
  reply: FastifyReply,
  status: number,
  code: string,
  message: string,
  more: object = {},
): FastifyReply {
  // prettier-ignore
  return reply.code(status).send({ code, message, ...more });
}

export function fail(reply: FastifyReply, status: number): FastifyReply {
  const [code, message] = words[status] ?? ['Failed', 'The request failed.'];
  return refuse(reply, status, code, message);
}

/** That it says when to come back is proposed. */
export function throttle(reply: FastifyReply, retryAfterSeconds: number | undefined): FastifyReply {
  return fail(retryAfterSeconds === undefined ? reply : reply.header('retry-after', retryAfterSeconds), 429);
}
