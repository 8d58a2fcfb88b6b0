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
export async function call<S extends z.ZodType>(endpoint: Endpoint, request: Call<S>): Promise<z.output<S>> {
  const { method, path, query, body } = request;
  const answer = await answerTo(endpoint, {
    method,
    path,
    ...(query && { query }),
    ...(body !== undefined && { body: JSON.stringify(body), type: 'application/json' }),
    signal: AbortSignal.timeout(request.limitMs ?? usualLimitMs),
  });
  return request.reply.parse(jsonOr(await answer.text()));
}

interface Asked {
  method: string;
  path: string;
  query?: Record<string, string | number | undefined>;
  body?: NonNullable<RequestInit['body']>;
  /** What the body is. */
  type?: string;
  signal?: AbortSignal;
}

/** An answer whose body is still to come. */
async function answerTo(
  { url, key }: Endpoint,
  { method, path, query = {}, body, type, signal }: Asked,
): Promise<Response> {
  const address = new URL(path, url);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) address.searchParams.set(name, String(value));
  }
  const answer = await fetch(address, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(type !== undefined && { 'content-type': type }) },
    ...(body !== undefined && { body, duplex: 'half' }),
    ...(signal && { signal }),
  }).catch((cause: unknown) => {
    throw new Error(`Nobody answers at ${url}. Is Fanfare running? Start it with: npm start`, { cause });
  });
  if (answer.ok) return answer;
  throw new ApiProblem(`${method} ${address.pathname}`, problemIn(answer.status, jsonOr(await answer.text())));
}

/** A file that is sent, or asked for, as it comes: it may take as long as it does. */
export function fileIn(endpoint: Endpoint, workspace: string, request: Asked): Promise<Response> {
  return answerTo(endpoint, { ...request, path: pathIn(workspace, request.path) });
}

/** A request about something that belongs to a workspace. */
export function callIn<S extends z.ZodType>(
  endpoint: Endpoint,
  workspace: string,
  request: Call<S>,
): Promise<z.output<S>> {
  return call(endpoint, { ...request, path: pathIn(workspace, request.path) });
}

function pathIn(workspace: string, path: string): string {
  return `/v1/workspaces/${encodeURIComponent(workspace)}${path}`;
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
