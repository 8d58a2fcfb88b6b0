import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { httpStatusOf, isProblem, Log, writeProblem, type Reply } from '@fanfare/chassis';
import type { Request } from './http.js';
import { maxBodyBytes } from './limits.js';
import { ProblemError } from './problem-error.js';

/** Writes every refusal as application/problem+json, whoever raised it: us, Nest or Fastify. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const { routeOptions } = host.switchToHttp().getRequest<Request>();
    writeProblem(host.switchToHttp().getResponse<Reply>(), this.problemOf(error, routeOptions?.bodyLimit));
  }

  private problemOf(error: unknown, bodyLimit = maxBodyBytes): ProblemError {
    if (isProblem(error)) return error;
    const status = httpStatusOf(error);
    if (status === 413) {
      return new ProblemError(413, 'BodyTooLarge', `The body is larger than ${bodyLimit} bytes; send less at once.`);
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
