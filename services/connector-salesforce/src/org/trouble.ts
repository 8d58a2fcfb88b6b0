import { Busy, NotSent, Refused, retryAfterMs, type HttpResponse } from '@fanfare/connector';
import { z } from 'zod';
import type { Patience } from './patience.js';

/** An entry of Salesforce's error lists: single requests call its code `errorCode`, collections `statusCode`. */
export const trouble = z
  .object({
    errorCode: z.string().optional(),
    statusCode: z.string().optional(),
    message: z.string(),
    fields: z.array(z.string()).nullish(),
  })
  .transform(({ errorCode, statusCode, message, fields }) => ({ code: errorCode ?? statusCode ?? 'UNKNOWN', message, fields: fields ?? [] })); // prettier-ignore
export type Trouble = z.output<typeof trouble>;

/** Too many requests at once are over sooner than a day's. */
const concurrencyMs = 5_000;

interface Call {
  words: (message: string) => string;
  patience: Patience;
  /** Whether a second time changes nothing. */
  repeatable: boolean;
}

/** What an answer that is no success means for its call (errorcodes.htm, and businesslogic.md of rudder-transformer). */
export function errorOf(answer: HttpResponse, { words, patience, repeatable }: Call): Error {
  const { status, headers } = answer;
  const { code, message } = troubleIn(answer);
  const text = words(`${code}, ${message}`);
  if (code === 'REQUEST_LIMIT_EXCEEDED') {
    return new Busy(text, isConcurrency(message) ? concurrencyMs : patience.wait());
  }
  if (status === 429) return new Busy(text, retryAfterMs(headers['retry-after'], Date.now()));
  // It says itself that it did not take the request; and a session that is not good opened nothing.
  if (code === 'SERVER_UNAVAILABLE' || hasExpired(answer)) return new NotSent(text);
  // Who stands before it may say so when the rest is done.
  if (status === 503 && repeatable) return new NotSent(text);
  // 408 is of somebody in between who gave up waiting.
  if (status >= 400 && status < 500 && status !== 408) return new Refused(text, { code });
  return new Error(text);
}

/** Whether a new session may help; with some messages none does (jsforce 3, session-refresh-delegate). */
export function hasExpired(answer: HttpResponse): boolean {
  const { code, message } = troubleIn(answer);
  return code === 'INVALID_SESSION_ID' && !/not valid for use|not attached/i.test(message);
}

/** What a request is refused for that may stand in one of its records: by vendors.md 4.3, and a body that is too large. */
const ofRecords = new Set([
  'JSON_PARSER_ERROR',
  'INVALID_FIELD',
  'MALFORMED_ID',
  'REQUIRED_FIELD_MISSING',
  'DUPLICATE_VALUE',
  'DUPLICATES_DETECTED',
  'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  'ENTITY_IS_DELETED',
  'HTTP_413',
]);

/** Whether it is for something in the body: nothing of the request was done then, and without that it may be. */
export function mayBeOfOneRecord(error: unknown): error is Refused {
  return error instanceof Refused && ofRecords.has(error.code);
}

function troubleIn({ status, body }: HttpResponse): Pick<Trouble, 'code' | 'message'> {
  const [first] = z.array(trouble).safeParse(body).data ?? [];
  return first ?? { code: `HTTP_${status}`, message: `an answer ${status}` };
}

/** The allocation of the day has one message, limits of requests at once have others, such as ConcurrentRequests. */
function isConcurrency(message: string): boolean {
  return /concurrent/i.test(message);
}
