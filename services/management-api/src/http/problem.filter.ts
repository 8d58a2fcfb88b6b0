import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { RequestRefused } from '@fanfare/bus';
import { httpStatusOf, isProblem, isWeather, Log, Unavailable, writeProblem, type Reply } from '@fanfare/chassis';
import { ProblemError } from './problem-error.js';

/** Writes every refusal as application/problem+json, whoever raised it: us, another service, Nest or Fastify. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    writeProblem(host.switchToHttp().getResponse<Reply>(), this.problemOf(error));
  }

  private problemOf(error: unknown): ProblemError {
    if (isProblem(error)) return error;
    if (error instanceof RequestRefused) return refused(error);
    if (isWeather(error)) {
      this.log.warn({ err: error }, 'request cannot be served now');
      const afterMs = (error instanceof Unavailable && error.options.afterMs) || 1_000;
      return new ProblemError(503, 'Unavailable', 'A part of the system does not answer; try again.', {
        retryAfterSeconds: Math.ceil(afterMs / 1_000),
      });
    }
    const status = httpStatusOf(error);
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
