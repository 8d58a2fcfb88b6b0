import createClient from 'openapi-fetch';
import { words } from '../text/words.js';
import { Refused } from './refused.js';
import type { paths } from './schema.js';

/** The API, by the types that are made from its document. */
export const client = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' });

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

interface Problem {
  code?: string;
  detail?: string;
  errors?: { path: string; message: string }[];
}

/** The answer; throws a Refused. Where nobody answers, it says so: the browser's own words say nothing. */
export async function answered<T>(asking: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await asking.catch((cause: unknown) => {
    throw new Refused(0, 'Away', words.failures.away, [], { cause });
  });
  if (response.ok) return data as T;
  const { code = 'Unknown', detail, errors } = (error ?? {}) as Problem;
  if (response.status === 401 && code !== 'WrongPassword') tellSignedOut();
  throw new Refused(response.status, code, detail ?? words.failures.unknown(response.status), errors);
}

let tellSignedOut: () => void = () => undefined;

/** Who is told that the session is over. */
export function whenSignedOut(tell: () => void): void {
  tellSignedOut = tell;
}
