import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger as PinoLogger, type LoggerOptions } from 'pino';
import { redact } from './redact.js';

/** The service's logger. A line is an event with fields: object first, then a constant message. */
export abstract class Log {
  abstract debug(fields: object, message: string): void;
  abstract info(fields: object, message: string): void;
  abstract warn(fields: object, message: string): void;
  abstract error(fields: object, message: string): void;
}

/** Writes JSON lines to standard output, or to the given destination. */
export function createLog(service: string, level: string, destination?: DestinationStream): PinoLogger {
  const options: LoggerOptions = {
    level,
    base: { service },
    formatters: { log: (fields) => redact(fields, pino.stdSerializers.err) as Record<string, unknown> },
    // Errors are serialized above, where they are: pino's own would take the result for another error.
    serializers: { err: (err: unknown) => err },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Lets Nest speak through the same logger. Its chatter about routes is debug; its warnings and errors stay what they are. */
export function nestLogger(log: Log): LoggerService {
  const context = (rest: unknown[]) => ({ context: rest.at(-1) });
  return {
    log: (message: unknown, ...rest: unknown[]) => log.debug(context(rest), String(message)),
    debug: (message: unknown, ...rest: unknown[]) => log.debug(context(rest), String(message)),
    verbose: (message: unknown, ...rest: unknown[]) => log.debug(context(rest), String(message)),
    warn: (message: unknown, ...rest: unknown[]) => log.warn(context(rest), String(message)),
    error: (message: unknown, ...rest: unknown[]) =>
      message instanceof Error ? log.error({ err: message }, 'nest error') : log.error({ rest }, String(message)),
    fatal: (message: unknown, ...rest: unknown[]) => log.error({ rest }, String(message)),
  };
}
