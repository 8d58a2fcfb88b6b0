import { z } from 'zod';
import {
  countRuns,
  listLostRuns,
  listPendingStarts,
  listRuns,
  runDocument,
  runMode,
  runStatuses,
} from '@fanfare/contracts';
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
      version: queryInteger(1, 1_000_000).optional().meta({ description: 'That they started with' }),
      status: queryWords(runStatuses).optional(),
      mode: runMode.optional(),
      trigger: queryText.optional(),
      event: queryText.optional(),
      contact: queryText.optional(),
      site: queryText.optional(),
      card: queryText.optional(),
      caller: queryText.optional().meta({ description: 'Called by a step of this run' }),
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
    query: z.strictObject({ workflow: queryText.optional(), from: queryInstant.optional(), mode: runMode.optional() }),
    reply: countRuns.reply,
  }),
  lost: defineRoute({
    method: 'GET', path: `${runs}/lost`, access, tag,
    summary: 'Lists runs that do not go on by themselves: lost, or set aside with a dead letter; found last first',
    params: workspaceParams,
    query: z.strictObject({ limit }),
    reply: listLostRuns.reply,
  }),
  pending: defineRoute({
    method: 'GET', path: `${runs}/pending`, access, tag,
    summary: 'Lists runs that wait for the date they begin at, those that begin first first; cancelling cancels them, too',
    params: workspaceParams,
    query: z.strictObject({
      workflow: queryText.optional(),
      contact: queryText.optional(),
      trigger: queryText.optional(),
      event: queryText.optional(),
      site: queryText.optional(),
      card: queryText.optional(),
      from: queryInstant.optional().meta({ description: 'Their event came then or later' }),
      to: queryInstant.optional().meta({ description: 'And before then' }),
      after: queryText.optional(),
      limit,
    }),
    reply: listPendingStarts.reply,
  }),
  get: defineRoute({
    method: 'GET', path: `${runs}/:id`, access, tag,
    summary: 'Shows a run with every step',
    params: workspaceParams.extend({ id: queryText }),
    reply: runDocument,
  }),
}; // prettier-ignore
