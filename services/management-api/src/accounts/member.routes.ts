import { z } from 'zod';
import { apiKey, apiKeyMade, auditEntry, instantMs, invitation, invited, member, role } from '@fanfare/contracts';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';
import { queryInteger, queryText } from '../http/query.js';
import { emailAddress } from './email-address.js';
import { scope } from './scope.js';

const common = { access: 'workspace', role: 'admin' } as const;
const members = { ...common, tag: 'members' } as const;
const keys = { ...common, tag: 'api keys' } as const;
const one = workspaceParams.extend({ id: z.string().min(1).max(100) });
const nothing = z.object({});

// prettier-ignore
export const memberRoutes = {
  list: defineRoute({
    ...members, role: 'viewer', method: 'GET', path: `${inWorkspace}/members`, summary: 'Lists who belongs to the workspace, and as what', params: workspaceParams,
    reply: z.object({ members: z.array(member) }),
  }),
  setRole: defineRoute({
    ...members, method: 'POST', path: `${inWorkspace}/members/:id/role`, summary: 'Gives a member another role, at most one’s own',
    params: one, body: z.strictObject({ role }), reply: nothing,
  }),
  remove: defineRoute({ ...members, method: 'POST', path: `${inWorkspace}/members/:id/remove`, summary: 'Takes somebody out of the workspace', params: one, reply: nothing }),
  invitations: defineRoute({
    ...members, method: 'GET', path: `${inWorkspace}/invitations`, summary: 'Lists the invitations that nobody has accepted', params: workspaceParams,
    reply: z.object({ invitations: z.array(invitation) }),
  }),
  invite: defineRoute({
    ...members, method: 'POST', path: `${inWorkspace}/invitations`, status: 201,
    summary: 'Invites somebody by mail for a week. The link is told this once as well, where there is no mail. An earlier one for the address ends',
    params: workspaceParams, body: z.strictObject({ email: emailAddress, role }),
    reply: invited,
  }),
  withdraw: defineRoute({ ...members, method: 'POST', path: `${inWorkspace}/invitations/:id/withdraw`, summary: 'Takes an invitation back', params: one, reply: nothing }),
  keys: defineRoute({
    ...keys, method: 'GET', path: `${inWorkspace}/api-keys`, summary: 'Lists the keys that were made here, and what keys can be made for', params: workspaceParams,
    reply: z.object({ keys: z.array(apiKey), scopes: z.array(z.string()) }),
  }),
  makeKey: defineRoute({
    ...keys, method: 'POST', path: `${inWorkspace}/api-keys`, status: 201, summary: 'Makes a key for a program, told this once', params: workspaceParams,
    body: z.strictObject({
      name: z.string().trim().min(1).max(100), scopes: z.array(scope).min(1).max(60),
      endsAt: instantMs.optional().meta({ description: 'In ms since 1970; without it: until it is revoked' }),
    }),
    reply: apiKeyMade,
  }),
  revokeKey: defineRoute({ ...keys, method: 'POST', path: `${inWorkspace}/api-keys/:id/revoke`, summary: 'Ends a key at once', params: one, reply: nothing }),
  auditLog: defineRoute({
    ...common, tag: 'audit log', method: 'GET', path: `${inWorkspace}/audit-log`, summary: 'Lists who changed what, newest first', params: workspaceParams,
    query: z.strictObject({ after: queryText.optional(), limit: queryInteger(1, 200).optional() }),
    reply: z.object({
      entries: z.array(auditEntry),
      next: z.string().nullable(),
    }),
  }),
};
