import { Busy, exit, failure, NotSent, retryAfterMs, withoutSecrets, type HttpResponse } from '@fanfare/connector';
import { mayRepeat, type RequestInput } from '../request/request-input.js';
import { partsOf } from './output-paths.js';

/** A receiver may send us away as long as the step's cause is younger than this. */
const patienceMs = 24 * 60 * 60_000;
const excerptLength = 1_000;

export interface Asked {
  input: RequestInput;
  /** Method and address without query: what may be told. */
  what: string;
  /** The step's cause, and now, in ms. */
  at: number;
  now: number;
  /** What went along, and must not be told when the receiver repeats it. */
  secrets: readonly string[];
}

/** What a response means for the step. Throws Busy for "later", and an error, which is weather, for the receiver's trouble. */
export function outcomeOfResponse(response: HttpResponse, { input, what, at, now, secrets }: Asked) {
  const { status, headers } = response;
  if (isSuccess(status, input)) return successOf(response, input.output, what);
  if (status === 429 && now - at < patienceMs) {
    throw new Busy(`${what} answered 429: too many requests`, retryAfterMs(headers['retry-after'], now));
  }
  // Who says when to come back says that it did not take the request. A 503 without that may be a gateway's, when the rest
  // is done, and what other 5xx left behind nobody knows either.
  if (status === 503 && (mayRepeat(input) || headers['retry-after'] !== undefined)) {
    throw new NotSent(`${what} answered 503`);
  }
  if (status >= 500) throw new Error(`${what} answered ${status}`);
  return failure('HttpStatus', `${what} answered ${status}`, { status, body: excerptOf(response, secrets) });
}

export function isSuccess(status: number, { expectStatus }: Pick<RequestInput, 'expectStatus'>): boolean {
  return expectStatus ? expectStatus.includes(status) : status >= 200 && status < 300;
}

/** The whole answer, or only what later steps need: it travels with the run to every one of them. */
function successOf(response: HttpResponse, output: RequestInput['output'], what: string) {
  if (!output) return exit('Success', response);
  const found = partsOf(response.body, output);
  if ('parts' in found) return exit('Success', { status: response.status, mapped: found.parts });
  return failure(found.code, `${what}: ${found.problem} The request itself was made.`);
}

function excerptOf({ body }: HttpResponse, secrets: readonly string[]): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return withoutSecrets(text, secrets).slice(0, excerptLength);
}
