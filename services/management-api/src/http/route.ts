import { z } from 'zod';
import { workspaceId } from '@fanfare/contracts';
import type { Caller } from '../accounts/caller.js';
import type { Role } from '@fanfare/contracts';

/** Who may use a route: anybody, anybody known, somebody signed in, whom the workspace in the path knows, a key for all workspaces. */
type Access = 'public' | 'key' | 'account' | 'workspace' | 'operator';

type Fields = z.ZodObject;

/** One route of the API as data. Its checks, its types, its place in the OpenAPI document and the tests of its lock are computed from it. */
export interface Route<
  P extends Fields = Fields,
  Q extends Fields = Fields,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PUT';
  /** With parameters as `:name`. */
  path: string;
  access: Access;
  /** What somebody must be in the workspace to use it. */
  role: Role;
  /** The feature it belongs to. */
  tag: string;
  summary: string;
  params: P;
  query: Q;
  body: B;
  /** What the body may be sent as. */
  accepts: readonly string[];
  status: number;
  /** What the answer is: JSON, but for pages. */
  media: string;
  reply: R;
}

const nothing = z.strictObject({});
export const noBody = z.unknown();
type Nothing = typeof nothing;

type Spec<P extends Fields, Q extends Fields, B extends z.ZodType, R extends z.ZodType> = Omit<
  Route<P, Q, B, R>,
  'role' | 'params' | 'query' | 'body' | 'accepts' | 'status' | 'media'
> & {
  /** @default viewer to GET, editor for the rest: what reads by POST says so */
  role?: Role;
  params?: P;
  query?: Q;
  body?: B;
  /** @default ['application/json'] */
  accepts?: readonly string[];
  /** @default 200 */
  status?: number;
  /** @default 'application/json' */
  media?: string;
};

export function defineRoute<
  R extends z.ZodType,
  P extends Fields = Nothing,
  Q extends Fields = Nothing,
  B extends z.ZodType = typeof noBody,
>(spec: Spec<P, Q, B, R>): Route<P, Q, B, R> {
  return {
    role: spec.method === 'GET' ? 'viewer' : 'editor',
    params: nothing as unknown as P,
    query: nothing as unknown as Q,
    body: noBody as unknown as B,
    accepts: ['application/json'],
    status: 200,
    media: 'application/json',
    ...spec,
  };
}

/** What a handler is given: everything parsed. */
export interface Given<R extends Route> {
  params: z.output<R['params']>;
  query: z.output<R['query']>;
  body: z.output<R['body']>;
  /** Null where anybody may ask. */
  caller: Caller | null;
}

/** The path of everything that belongs to a workspace. */
export const inWorkspace = '/v1/workspaces/:workspace';
export const workspaceParams = z.strictObject({ workspace: workspaceId });
