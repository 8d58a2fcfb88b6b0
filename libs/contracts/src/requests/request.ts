import type { z } from 'zod';

/** A question one service answers for another, over NATS request/reply: never an effect of a step, those go by STEPS. */
export interface RequestContract<Q extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  subject: string;
  request: Q;
  reply: R;
}

export function defineRequest<Q extends z.ZodType, R extends z.ZodType>(
  subject: string,
  request: Q,
  reply: R,
): RequestContract<Q, R> {
  return { subject, request, reply };
}

export type RequestOf<C extends RequestContract> = z.input<C['request']>;
export type ReplyOf<C extends RequestContract> = z.output<C['reply']>;
