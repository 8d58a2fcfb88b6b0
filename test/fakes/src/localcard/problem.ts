import type { FastifyReply } from 'fastify';
import type { z } from 'zod';

/** LocalCard does not do what was asked. The body's form is proposed: a code to branch on, and words for people. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** What else the body tells. */
    readonly more: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

/** 400, with an entry for every field that does not fit. */
export function invalid(fields: { field: string; message: string }[]): Problem {
  return new Problem(400, 'InvalidRequest', 'Some fields are not valid.', { errors: fields });
}

/** What is asked for as its schema has it, or an entry for every field. */
export function readAs<T extends z.ZodType>(schema: T, asked: unknown): z.output<T> {
  const read = schema.safeParse(asked);
  if (read.success) return read.data;
  throw invalid(read.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })));
}

export function sendProblem(reply: FastifyReply, { status, code, message, more }: Problem): FastifyReply {
  return reply.code(status).send({ code, message, ...more });
}
