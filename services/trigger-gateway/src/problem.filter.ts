import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { Log } from '@fanfare/chassis';
import type { Reply } from './http.js';
import { maxBodyBytes } from './limits.js';
import { ProblemError } from './problem-error.js';

/** Writes every refusal as application/problem+json, whoever raised it: us, Nest or Fastify. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const { body, retryAfterSeconds } = this.problemOf(error);
    const reply = host.switchToHttp().getResponse<Reply>();
    if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
    if (body.status === 401) reply.header('www-authenticate', 'Bearer realm="fanfare"');
    // A body that was refused unread is still on the wire; on a kept connection it would be read as the next request.
    if (body.status === 413) reply.header('connection', 'close');
    reply.code(body.status).type('application/problem+json').send(JSON.stringify(body));
  }

  private problemOf(error: unknown): ProblemError {
    if (error instanceof ProblemError) return error;
    const status = statusOf(error);
    if (status === 413) {
      return new ProblemError(
        413,
        'BodyTooLarge',
        `The body is larger than ${maxBodyBytes} bytes; send smaller batches.`,
      );
    }
    if (status === 415) return new ProblemError(415, 'UnsupportedMediaType', 'Send application/json.');
    if (status === 404) return new ProblemError(404, 'NotFound', 'There is nothing at this address.');
    if (status < 500) return new ProblemError(status, 'BadRequest', 'The request cannot be read.');
    this.log.error({ err: error }, 'request failed');
    return new ProblemError(
      500,
      'Internal',
      'The gateway failed; the event may or may not be stored. Send it again with the same id.',
    );
  }
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const given = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 500;
  return typeof given === 'number' && given >= 400 && given < 600 ? given : 500;
}
