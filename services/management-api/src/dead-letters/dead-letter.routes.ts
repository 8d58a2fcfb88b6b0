import { z } from 'zod';
import { listDeadLetters, settleDeadLetters, settlement } from '@fanfare/contracts';
import { queryFlag, queryInteger } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const tag = 'dead letters';
const list = {
  method: 'GET',
  tag,
  query: z.strictObject({
    after: queryInteger(0, Number.MAX_SAFE_INTEGER).optional(),
    all: queryFlag.optional().meta({ description: 'With those that are settled' }),
    limit: queryInteger(1, 200).optional(),
  }),
  reply: listDeadLetters.reply,
} as const;
const settle = {
  method: 'POST', tag,
  summary:
    'Settles dead letters: puts them back where they came from (replayed), or away for good (discarded). Of a step whose outcome nobody knows one says that it happened (its run goes on by Success, with the output given), that it is to be done again (repeated), or that it failed (its run goes on by Failure)',
  body: z.strictObject(settlement.shape),
  reply: settleDeadLetters.reply,
} as const; // prettier-ignore

export const deadLetterRoutes = {
  list: defineRoute({
    ...list,
    path: `${inWorkspace}/dead-letters`,
    access: 'workspace',
    summary: 'Lists what nobody could handle of a workspace, newest first, as many as fit into an answer',
    params: workspaceParams,
  }),
  settle: defineRoute({
    ...settle,
    path: `${inWorkspace}/dead-letters/settle`,
    access: 'workspace',
    params: workspaceParams,
  }),
  // What cannot be read may be of no workspace.
  listAll: defineRoute({
    ...list,
    path: '/v1/dead-letters',
    access: 'operator',
    summary: 'Lists what nobody could handle, of every workspace and of none, newest first',
  }),
  settleAny: defineRoute({ ...settle, path: '/v1/dead-letters/settle', access: 'operator' }),
};
