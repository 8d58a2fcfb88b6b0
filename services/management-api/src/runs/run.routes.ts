import { z } from 'zod';
import { countRuns, listDeadLetters, listLostRuns, listRuns, runDocument, runStatuses } from '@fanfare/contracts';
import { queryInstant, queryInteger, queryText, queryWords } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const tag = 'runs';
const access = 'workspace';
const runs = `${inWorkspace}/runs`;
const limit = queryInteger(1, 200).optional();

export const runRoutes = {
  list: defineRoute({
    method: 'GET', path: runs, access, tag,
    summary: 'Lists runs, newest first',
    params: workspaceParams,
    query: z.strictObject({
      workflow: queryText.optional(),
      status: queryWords(runStatuses).optional(),
      trigger: queryText.optional(),
      event: queryText.optional(),
      contact: queryText.optional(),
      site: queryText.optional(),
      card: queryText.optional(),
      from: queryInstant.optional(),
      to: queryInstant.optional(),
      after: queryText.optional(),
      limit,
    }),
    reply: listRuns.reply,
  }),
  count: defineRoute({
    method: 'GET', path: `${runs}/counts`, access, tag,
    summary: 'Counts runs by status',
    params: workspaceParams,
    query: z.strictObject({ workflow: queryText.optional(), from: queryInstant.optional() }),
    reply: countRuns.reply,
  }),
  lost: defineRoute({
    method: 'GET', path: `${runs}/lost`, access, tag,
    summary: 'Lists runs that do not go on by themselves: lost, or set aside with a dead letter; found last first',
    params: workspaceParams,
    query: z.strictObject({ limit }),
    reply: listLostRuns.reply,
  }),
  get: defineRoute({
    method: 'GET', path: `${runs}/:id`, access, tag,
    summary: 'Shows a run with every step',
    params: workspaceParams.extend({ id: queryText }),
    reply: runDocument,
  }),
  // Dead letters may be of any workspace, or of none.
  deadLetters: defineRoute({
    method: 'GET', path: '/v1/dead-letters', access: 'operator', tag,
    summary: 'Lists what nobody could handle, newest first',
    query: z.strictObject({ after: queryInteger(0, Number.MAX_SAFE_INTEGER).optional(), limit }),
    reply: listDeadLetters.reply,
  }),
}; // prettier-ignore
