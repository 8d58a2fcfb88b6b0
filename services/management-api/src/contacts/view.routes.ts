import { contactView, listViews, removeView, viewFields, viewId } from '@fanfare/contracts';
import { queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const tag = 'contacts';
const access = 'workspace';
const views = `${inWorkspace}/contact-views`;

export const viewRoutes = {
  views: defineRoute({ method: 'GET', path: views, access, tag, summary: 'Lists the views that people keep of contacts', params: workspaceParams, reply: listViews.reply }),
  saveView: defineRoute({
    method: 'PUT', path: `${views}/:id`, access, tag,
    summary: 'Keeps a view of contacts: which ones, and what is shown of each',
    params: workspaceParams.extend({ id: viewId }), body: viewFields, reply: contactView,
  }),
  removeView: defineRoute({ method: 'POST', path: `${views}/:id/remove`, access, tag, summary: 'Forgets a view', params: workspaceParams.extend({ id: queryText }), reply: removeView.reply }),
}; // prettier-ignore
