import type { z } from 'zod';
import { Busy, NotSent, Refused, sayable, type HttpResponse } from '@fanfare/connector';
import { Problem } from './problem.js';

/** Mailchimp never says when to come back. Its ten connections are free as soon as calls end. */
const crowdedMs = 1_000;
/** Who is blocked for sheer volume should not hurry. */
const blockedMs = 10_000;

/** Who asked what, for messages. */
interface Asked {
  account: string;
  what: string;
}

/**
 * What an answer means. What the account as a whole is told is thrown; what this one request is told is returned. That a
 * 403 without a problem document, and a 503 in HTML, come at very high volume is no document's word but people's who met them.
 */
export function readAnswer<S extends z.ZodType>(
  { status, body }: HttpResponse,
  answer: S,
  { account, what }: Asked,
): z.output<S> | Problem {
  if (status >= 200 && status < 300) {
    const read = answer.safeParse(body);
    if (read.success) return read.data;
    throw new Error(`Mailchimp answered ${what} with ${status} and something that is no answer to it`);
  }
  const problem = Problem.read(status, body);
  if (status === 429) throw new Busy(`Mailchimp answered ${what} with 429: too many connections at once`, crowdedMs);
  if (status === 403 && !problem) throw new Busy(`Mailchimp answered ${what} with 403 and no word: too many requests`, blockedMs); // prettier-ignore
  if (status === 401 || status === 403) throw new Refused(notLetIn(account, status, problem), { code: 'AccountRefused' }); // prettier-ignore
  if (status === 503) throw new NotSent(`Mailchimp answered ${what} with 503`);
  if (status >= 500 || !problem) throw new Error(`Mailchimp answered ${what} with ${status}`);
  return problem;
}

function notLetIn(account: string, status: number, problem: Problem | null): string {
  const words = problem ? `${problem.title}: ${sayable(problem.detail)}` : 'no reason given';
  return `Mailchimp does not let ${account} in (${status}, ${words}). Correct its key or token under Connected apps.`;
}
