import { HttpException } from '@nestjs/common';
import type { ProblemError } from './problem-error.js';

/** The little of a Fastify reply that an answer needs. */
export interface Reply {
  code(status: number): Reply;
  type(value: string): Reply;
  header(name: string, value: string): Reply;
  send(body: string): Reply;
}

/** Answers with a refusal, as RFC 9457 has it. */
export function writeProblem(reply: Reply, { body, retryAfterSeconds }: ProblemError): void {
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
  if (body.status === 401) reply.header('www-authenticate', 'Bearer realm="fanfare"');
  // A body that was refused unread is still on the wire; on a kept connection it would be read as the next request.
  if (body.status === 413) reply.header('connection', 'close');
  reply.code(body.status).type('application/problem+json').send(JSON.stringify(body));
}

/** The HTTP status of what Nest or Fastify threw; 500 when it says none. */
export function httpStatusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const given = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 500;
  return typeof given === 'number' && given >= 400 && given < 600 ? given : 500;
}
