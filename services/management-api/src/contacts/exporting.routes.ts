import { z } from 'zod';
import { contactExport, exportWanted, listExports } from '@fanfare/contracts';
import { queryInteger, queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const tag = 'contacts';
const access = 'workspace';
const exports = `${inWorkspace}/contact-exports`;
const exportParams = workspaceParams.extend({ id: queryText });
const reply = contactExport;

export const exportingRoutes = {
  startExport: defineRoute({
    method: 'POST', path: exports, access, tag,
    summary: 'Exports contacts as CSV in the background: all, or those that are found, with all columns or some',
    params: workspaceParams, body: exportWanted, status: 202, reply,
  }),
  listExports: defineRoute({
    method: 'GET', path: exports, access, tag, summary: 'Lists exports, newest first',
    params: workspaceParams,
    query: z.strictObject({ after: queryText.optional(), limit: queryInteger(1, 100).optional() }),
    reply: listExports.reply,
  }),
  getExport: defineRoute({ method: 'GET', path: `${exports}/:id`, access, tag, summary: 'Shows an export, and how far it is', params: exportParams, reply }),
  cancelExport: defineRoute({ method: 'POST', path: `${exports}/:id/cancel`, access, tag, summary: 'Cancels an export', params: exportParams, reply }),
  exportedRows: defineRoute({
    method: 'GET', path: `${exports}/:id/file`, access, tag, summary: 'Downloads the contacts of an export',
    params: exportParams, media: 'text/csv', reply: z.unknown().meta({ type: 'string' }),
  }),
}; // prettier-ignore
