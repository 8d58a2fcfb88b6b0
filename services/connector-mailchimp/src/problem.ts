import { z } from 'zod';

const document = z.object({
  title: z.string(),
  detail: z.string().default(''),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).default([]),
});

export interface FieldError {
  field: string;
  message: string;
}

/** What Mailchimp has against a request: its problem document (RFC 7807; "Errors" in its reference). */
export class Problem {
  private constructor(
    readonly status: number,
    readonly title: string,
    /** May hold an address: not for messages as it is. */
    readonly detail: string,
    readonly errors: readonly FieldError[],
  ) {}

  /** Null for a body that is none: then it was not the API that spoke, but something that stands before it. */
  static read(status: number, body: unknown): Problem | null {
    const read = document.safeParse(body);
    if (!read.success) return null;
    const { title, detail, errors } = read.data;
    return new Problem(status, title, detail, errors);
  }
}
