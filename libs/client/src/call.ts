import type { z } from 'zod';
import { ApiProblem, problemIn } from './api-problem.js';

/** Where an API is and with which key it is used. */
export interface Endpoint {
  url: string;
  key: string;
}

export interface Call<S extends z.ZodType> {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  reply: S;
  /** How long an answer may take. @default 15,000 */
  limitMs?: number;
}

const usualLimitMs = 15_000;

/** One request. Gives the parsed answer, or throws an ApiProblem, or says that nobody is there. */
export async function call<S extends z.ZodType>({ url, key }: Endpoint, request: Call<S>): Promise<z.output<S>> {
  const address = new URL(request.path, url);
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value !== undefined) address.searchParams.set(name, String(value));
  }
  const attempt = `${request.method} ${address.pathname}`;
  const answer = await fetch(address, {
    method: request.method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    signal: AbortSignal.timeout(request.limitMs ?? usualLimitMs),
  }).catch((cause: unknown) => {
    throw new Error(`Nobody answers at ${url}. Is Fanfare running? Start it with: npm start`, { cause });
  });
  const body = jsonOr(await answer.text());
  if (!answer.ok) throw new ApiProblem(attempt, problemIn(answer.status, body));
  return request.reply.parse(body);
}

/** A request about something that belongs to a workspace. */
export function callIn<S extends z.ZodType>(
  endpoint: Endpoint,
  workspace: string,
  request: Call<S>,
): Promise<z.output<S>> {
  return call(endpoint, { ...request, path: `/v1/workspaces/${encodeURIComponent(workspace)}${request.path}` });
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
