import { Inject, Injectable } from '@nestjs/common';
import { ClientProxy, MessagePattern, RpcException, Transport } from '@nestjs/microservices';
import { firstValueFrom, timeout } from 'rxjs';
import type { z } from 'zod';
import {
  fieldProblems,
  type FieldProblem,
  type ReplyOf,
  type RequestContract,
  type RequestOf,
} from '@fanfare/contracts';
import { isWeather, Unavailable } from '@fanfare/chassis';

/** Nest's injection token of the client for request/reply. */
export const REQUEST_CLIENT = Symbol('request client');

/** A refusal that the asked service meant: the asker may show it. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';

  constructor(
    readonly code: 'Invalid' | 'NotFound' | 'Conflict',
    message: string,
    readonly errors: FieldProblem[] = [],
  ) {
    super(message);
  }
}

/** Asks another service and waits for its answer. */
@Injectable()
export class Requests {
  constructor(@Inject(REQUEST_CLIENT) private readonly client: ClientProxy) {}

  /** Throws RequestRefused when the service said no, Unavailable when nobody answered in time. */
  async ask<C extends RequestContract>(contract: C, question: RequestOf<C>, timeoutMs = 5_000): Promise<ReplyOf<C>> {
    let answer: unknown;
    try {
      answer = await firstValueFrom(this.client.send<unknown>(contract.subject, question).pipe(timeout(timeoutMs)));
    } catch (cause) {
      throw refusalIn(cause) ?? new Unavailable(whatHappened(contract.subject, cause), { cause });
    }
    const parsed = contract.reply.safeParse(answer);
    if (parsed.success) return parsed.data as ReplyOf<C>;
    const wrong = fieldProblems(parsed.error).map(({ path, message }) => `${path}: ${message}`);
    throw new Error(`The answer to ${contract.subject} breaks its contract: ${wrong.join('; ')}`);
  }
}

/** Nest turns whatever the other side threw, if it was no answer of ours, into an object with this status. */
function whatHappened(subject: string, cause: unknown): string {
  const failed = typeof cause === 'object' && cause !== null && 'status' in cause && cause.status === 'error';
  return failed ? `${subject} failed in the service that answers it; its log says why` : `No answer to ${subject}`;
}

function refusalIn(cause: unknown): RequestRefused | null {
  if (typeof cause !== 'object' || cause === null || !('refused' in cause)) return null;
  const { code, message, errors } = cause.refused as RequestRefused;
  return new RequestRefused(code, message, errors);
}

/** Marks a controller's method as the one answer to a request. Its argument is parsed; its refusals travel back as such. */
export function Answers<C extends RequestContract>(contract: C) {
  // Generic in the method: TypeScript takes the method's own type for the descriptor's and compares both ways.
  return function <F extends (question: z.output<C['request']>) => Promise<z.input<C['reply']>>>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<F>,
  ): void {
    const answer = descriptor.value as unknown as (question: unknown) => Promise<unknown>;
    descriptor.value = async function (this: unknown, raw: unknown) {
      const parsed = contract.request.safeParse(raw);
      if (!parsed.success) {
        throw refusal(new RequestRefused('Invalid', 'The request is not valid.', fieldProblems(parsed.error)));
      }
      try {
        return await answer.call(this, parsed.data);
      } catch (error) {
        if (error instanceof RequestRefused) throw refusal(error);
        if (isWeather(error)) throw new RpcException({ status: 'error', message: 'unavailable' });
        throw error;
      }
    } as unknown as F;
    MessagePattern(contract.subject, Transport.NATS)(target, key, descriptor);
  };
}

function refusal({ code, message, errors }: RequestRefused): RpcException {
  return new RpcException({ refused: { code, message, errors } });
}
