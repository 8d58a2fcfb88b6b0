import { z } from 'zod';
import {
  contactFrom,
  duration,
  durationMs,
  hookId,
  hookKind,
  hookMade,
  hookProtection,
  hookView,
} from '@fanfare/contracts';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const common = { access: 'workspace', tag: 'hooks' } as const;
const hooks = `${inWorkspace}/hooks`;
const oneHook = workspaceParams.extend({ id: hookId });
const dayMs = 86_400_000;
const longestKeepDays = 30;

const title = z.string().min(1).max(100);
const secret = z.string().min(1).max(512).meta({
  description: 'The vendor’s secret, or one of the sender’s own; where neither is, one is made and told once',
});
const about = contactFrom.meta({
  description:
    'Where the payload says whom it is about. Without it: where payloads of its kind usually do; empty: nowhere',
});
const keepFor = duration
  .refine((text) => (durationMs(text) ?? 0) <= longestKeepDays * dayMs, `expected at most ${longestKeepDays} days`)
  .default('PT0S')
  .meta({ description: 'How long what it replaces goes on working, so that senders can be told' });

export const hookRoutes = {
  list: defineRoute({
    ...common, method: 'GET', path: hooks, summary: 'Lists the hooks: addresses at which others post into the workspace',
    params: workspaceParams, reply: z.object({ hooks: z.array(hookView) }),
  }),
  create: defineRoute({
    ...common, role: 'admin', method: 'POST', path: hooks, status: 201,
    summary: 'Opens a hook. Its address, and the secret that is made for it, are told this once',
    params: workspaceParams,
    body: z.strictObject({
      id: hookId.optional(), kind: hookKind, title, protection: hookProtection.default('none'), secret: secret.optional(),
      contactFrom: about.optional(), paused: z.boolean().default(false),
    }),
    reply: hookMade,
  }),
  get: defineRoute({ ...common, method: 'GET', path: `${hooks}/:id`, summary: 'Shows a hook', params: oneHook, reply: hookView }),
  change: defineRoute({
    ...common, role: 'admin', method: 'PUT', path: `${hooks}/:id`,
    summary: 'Changes a hook; what is not given stays. Another protection has a secret of its own, and the old ones end at once',
    params: oneHook,
    body: z.strictObject({
      title: title.optional(), protection: hookProtection.optional(), secret: secret.optional(),
      contactFrom: about.nullable().optional(), paused: z.boolean().optional(),
    }),
    reply: hookMade,
  }),
  rotateAddress: defineRoute({
    ...common, role: 'admin', method: 'POST', path: `${hooks}/:id/rotate-address`, summary: 'Gives a hook another address, told this once',
    params: oneHook, body: z.strictObject({ keepFor }).default({ keepFor: 'PT0S' }), reply: hookMade,
  }),
  rotateSecret: defineRoute({
    ...common, role: 'admin', method: 'POST', path: `${hooks}/:id/rotate-secret`, summary: 'Gives a hook another key or secret; one that is made is told this once',
    params: oneHook, body: z.strictObject({ keepFor, secret: secret.optional() }).default({ keepFor: 'PT0S' }), reply: hookMade,
  }),
  remove: defineRoute({
    ...common, role: 'admin', method: 'POST', path: `${hooks}/:id/remove`, summary: 'Closes a hook for good: its address is nobody’s',
    params: oneHook, reply: z.object({ id: hookId }),
  }),
}; // prettier-ignore
