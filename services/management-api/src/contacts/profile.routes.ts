import { contactEdit, contactProfile, propertyHistory } from '@fanfare/contracts';
import { queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const tag = 'contacts';
const access = 'workspace';
const contact = `${inWorkspace}/contacts/:id`;
const params = workspaceParams.extend({ id: queryText });

export const profileRoutes = {
  profile: defineRoute({ method: 'GET', path: `${contact}/profile`, access, tag, summary: 'Shows a contact as a person looks at it', params, reply: contactProfile }),
  edit: defineRoute({ method: 'POST', path: `${contact}/edit`, access, tag, summary: 'Changes values of a contact by hand; null empties one', params, body: contactEdit, reply: contactProfile }),
  propertyHistory: defineRoute({
    method: 'GET', path: `${contact}/properties/:property/history`, access, tag,
    summary: 'Shows how one field or property of a contact changed, and who changed it',
    params: params.extend({ property: queryText }), reply: propertyHistory.reply,
  }),
}; // prettier-ignore
