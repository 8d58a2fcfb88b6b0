import type { FastifyReply } from 'fastify';

/** Twilio does not do what was asked. */
export class TwilioError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

export function sendError(reply: FastifyReply, { code, message, status }: TwilioError): FastifyReply {
  return reply.code(status).send({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
}

export function notFound(path: string): TwilioError {
  return new TwilioError(20404, `The requested resource ${path} was not found`, 404);
}
