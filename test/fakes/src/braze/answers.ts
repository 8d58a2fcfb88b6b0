import type { FastifyReply } from 'fastify';

/** By errors.md; only those of 400, 401 and 404 have been seen on the wire, so the words of the others are guessed. */
const words = {
  401: 'Invalid API Key',
  403: 'Forbidden',
  404: 'Invalid URL',
  413: 'Request Entity Too Large',
  415: 'Unsupported Media Type',
  429: 'Rate Limited',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
} as const;

/** Every answer of Braze is `{message, …}`; an error is one of which the message is not `success` or `queued`. */
export function say(reply: FastifyReply, status: number, message: string, more: object = {}): FastifyReply {
  return reply.code(status).send({ message, ...more });
}

/** Refuses in Braze's words for a status. */
export function refuse(reply: FastifyReply, status: number): FastifyReply {
  return say(reply, status, status in words ? words[status as keyof typeof words] : 'Bad Request');
}
