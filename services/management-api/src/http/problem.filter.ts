import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { RequestRefused } from '@fanfare/bus';
import { isWeather, Log, Unavailable } from '@fanfare/chassis';
import { ProblemError } from './problem-error.js';

interface Reply {
  code(status: number): Reply;
  type(value: string): Reply;
  header(name: string, value: string): Reply;
  send(body: string): Reply;
}

/** Writes every refusal as application/problem+json, whoever raised it: us, another service, Nest or Fastify. */
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
    if (error instanceof RequestRefused) return refused(error);
    if (isWeather(error)) {
      this.log.warn({ err: error }, 'request cannot be served now');
      const afterMs = (error instanceof Unavailable && error.options.afterMs) || 1_000;
      return new ProblemError(503, 'Unavailable', 'A part of the system does not answer; try again.', {
        retryAfterSeconds: Math.ceil(afterMs / 1_000),
      });
    }
    const status = statusOf(error);
    if (status < 500) return fromFramework(status, error instanceof Error ? error.message : '');
    this.log.error({ err: error }, 'request failed');
    return new ProblemError(500, 'Internal', 'The request failed for a reason that is ours; it has been logged.');
  }
}

function refused({ code, message, errors }: RequestRefused): ProblemError {
  switch (code) {
    case 'Invalid':
      return new ProblemError(400, 'InvalidRequest', message, { errors });
    case 'NotFound':
      return new ProblemError(404, 'NotFound', message, { errors });
    case 'Conflict':
      return new ProblemError(409, 'Conflict', message, { errors });
    default:
      return code satisfies never;
  }
}

/** What Nest and Fastify refuse before a route is reached. Their words are not passed on: they may quote the request. */
function fromFramework(status: number, message: string): ProblemError {
  switch (status) {
    case 403:
      return new ProblemError(403, 'NotAllowed', 'Nobody may use this address.');
    case 404:
      return new ProblemError(404, 'NotFound', 'There is nothing at this address.');
    case 413:
      return new ProblemError(413, 'BodyTooLarge', 'The body is too large.');
    case 415:
      return new ProblemError(415, 'UnsupportedMediaType', 'Send application/json.');
    default:
      if (message.includes('JSON')) return new ProblemError(400, 'InvalidJson', 'The body is not JSON.');
      return new ProblemError(status, 'InvalidRequest', 'The request cannot be read.');
  }
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const given = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 500;
  return typeof given === 'number' && given >= 400 && given < 600 ? given : 500;
}
