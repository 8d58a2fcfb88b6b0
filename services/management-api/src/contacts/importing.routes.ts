import { z } from 'zod';
import { changeImport, contactImport, listImports } from '@fanfare/contracts';
import { queryInteger, queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';
import { fileTypes, uploadedFile } from '../http/uploaded-file.js';

const tag = 'contacts';
const access = 'workspace';
const imports = `${inWorkspace}/contact-imports`;
const importParams = workspaceParams.extend({ id: queryText });
const reply = contactImport;

export const importingRoutes = {
  uploadImport: defineRoute({
    method: 'POST', path: imports, access, tag,
    summary: 'Uploads a file of contacts (CSV, XLSX, XLS), which is then checked; nothing is changed before it is started',
    params: workspaceParams,
    query: z.strictObject({ name: queryText.optional(), list: queryText.optional(), sheet: queryText.optional() }),
    accepts: fileTypes, body: uploadedFile, status: 201, reply,
  }),
  listImports: defineRoute({
    method: 'GET', path: imports, access, tag, summary: 'Lists imports, newest first',
    params: workspaceParams,
    query: z.strictObject({ after: queryText.optional(), limit: queryInteger(1, 100).optional() }),
    reply: listImports.reply,
  }),
  getImport: defineRoute({ method: 'GET', path: `${imports}/:id`, access, tag, summary: 'Shows an import, and how far it is', params: importParams, reply }),
  changeImport: defineRoute({
    method: 'PUT', path: `${imports}/:id`, access, tag,
    summary: 'Says what the columns of a file are, and which list its contacts are added to; it is checked anew',
    params: importParams, body: z.strictObject(changeImport.request.pick({ columns: true, list: true }).shape), reply,
  }),
  startImport: defineRoute({ method: 'POST', path: `${imports}/:id/start`, access, tag, summary: 'Starts an import that was checked', params: importParams, reply }),
  cancelImport: defineRoute({ method: 'POST', path: `${imports}/:id/cancel`, access, tag, summary: 'Cancels an import; what it has saved stays', params: importParams, reply }),
  rejectedRows: defineRoute({
    method: 'GET', path: `${imports}/:id/rejected`, access, tag,
    summary: 'Downloads the rows that are left out, each with its line and the reason',
    params: importParams, media: 'text/csv', reply: z.unknown().meta({ type: 'string' }),
  }),
}; // prettier-ignore
