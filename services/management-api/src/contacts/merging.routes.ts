import { z } from 'zod';
import { contactMerges, mergeChoices, mergeContacts, previewMerge, undoMerge } from '@fanfare/contracts';
import { queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const tag = 'contacts';
const access = 'workspace';
const contact = `${inWorkspace}/contacts/:id`;
const params = workspaceParams.extend({ id: queryText });
const body = z.strictObject({ loser: z.string().min(1).max(128), choices: mergeChoices.optional() });

export const mergingRoutes = {
  previewMerge: defineRoute({ method: 'POST', path: `${contact}/merge/preview`, access, role: 'viewer', tag, summary: 'Shows what this contact and another one would be as one', params, body, reply: previewMerge.reply }),
  merge: defineRoute({ method: 'POST', path: `${contact}/merge`, access, tag, summary: 'Merges another contact into this one', params, body, reply: mergeContacts.reply }),
  merges: defineRoute({ method: 'GET', path: `${contact}/merges`, access, tag, summary: 'Lists what was merged into a contact', params, reply: contactMerges.reply }),
  undoMerge: defineRoute({ method: 'POST', path: `${inWorkspace}/contact-merges/:id/undo`, access, tag, summary: 'Takes a merge back', params, reply: undoMerge.reply }),
}; // prettier-ignore
