import {
  addByEmail,
  changeMembers,
  emailsToAdd,
  findContacts,
  getList,
  listChanges,
  listFields,
  listView,
  memberChanges,
} from '@fanfare/contracts';
import { z } from 'zod';
import { queryInteger, queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const tag = 'contacts';
const access = 'workspace';
const list = `${inWorkspace}/lists/:list`;
const params = workspaceParams.extend({ list: queryText });
const page = z.strictObject({ after: queryText.optional(), limit: queryInteger(1, 200).optional() });

export const listRoutes = {
  makeList: defineRoute({ method: 'POST', path: `${inWorkspace}/lists`, access, tag, summary: 'Makes a list', params: workspaceParams, body: listFields, status: 201, reply: listView }),
  list: defineRoute({ method: 'GET', path: list, access, tag, summary: 'Shows a list, and how many were on it day by day', params, reply: getList.reply }),
  changeList: defineRoute({ method: 'PUT', path: list, access, tag, summary: 'Renames a list, describes it, archives it or takes it back', params, body: listChanges, reply: listView }),
  members: defineRoute({ method: 'GET', path: `${list}/members`, access, tag, summary: 'Lists who is on a list', params, query: page, reply: findContacts.reply }),
  changeMembers: defineRoute({ method: 'POST', path: `${list}/members`, access, tag, summary: 'Puts contacts on a list and takes others off', params, body: memberChanges, reply: changeMembers.reply }),
  addByEmail: defineRoute({ method: 'POST', path: `${list}/emails`, access, tag, summary: 'Puts contacts on a list by their addresses', params, body: emailsToAdd, reply: addByEmail.reply }),
}; // prettier-ignore
