import { z } from 'zod';
import {
  contactDeletion,
  contactTotals,
  deleteWord,
  exportContact,
  instantMs,
  listDeletions,
  runSummary,
} from '@fanfare/contracts';
import { queryInteger, queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const tag = 'contacts';
const access = 'workspace';

const deleted = contactDeletion.extend({
  id: z.string(),
  /** Jobs that end the runs about the contact that are under way. */
  jobs: z.array(z.string()),
});
const everything = exportContact.reply.omit({ next: true }).extend({
  exportedAt: instantMs,
  runs: z.array(runSummary),
});

export const deletionRoutes = {
  delete: defineRoute({
    method: 'POST', path: `${inWorkspace}/contacts/delete`, access, role: 'admin', tag,
    summary: 'Deletes contacts for good: what is known of them goes, a placeholder stays, their runs end',
    params: workspaceParams,
    body: z.strictObject({
      ids: z.array(z.string().min(1).max(128)).min(1).max(100),
      confirm: z.literal(deleteWord, `type ${deleteWord} to confirm`),
    }),
    reply: z.object({ deleted: z.array(deleted), unknown: z.array(z.string()) }),
  }),
  deletions: defineRoute({
    method: 'GET', path: `${inWorkspace}/contact-deletions`, access, tag,
    summary: 'Lists what was deleted, and where it was removed from',
    params: workspaceParams, query: z.strictObject({ limit: queryInteger(1, 200).optional() }), reply: listDeletions.reply,
  }),
  totals: defineRoute({ method: 'GET', path: `${inWorkspace}/contact-totals`, access, tag, summary: 'Counts contacts, those that were deleted included', params: workspaceParams, reply: contactTotals.reply }),
  export: defineRoute({ method: 'GET', path: `${inWorkspace}/contacts/:id/export`, access, tag, summary: 'Gives all that is known of a contact, for the contact', params: workspaceParams.extend({ id: queryText }), reply: everything }),
}; // prettier-ignore
