import { z } from 'zod';
import {
  contactHistory,
  contactLists,
  contactRef,
  countContacts,
  contactSnapshot,
  findContacts,
} from '@fanfare/contracts';
import { queryCondition, queryInteger, queryText } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';
import { timelineRoutes } from '../timeline/timeline.routes.js';
import { deletionRoutes } from './deletion.routes.js';
import { listRoutes } from './list.routes.js';
import { exportingRoutes } from './exporting.routes.js';
import { importingRoutes } from './importing.routes.js';
import { mergingRoutes } from './merging.routes.js';
import { profileRoutes } from './profile.routes.js';
import { propertyRoutes } from './property.routes.js';
import { segmentRoutes } from './segment.routes.js';
import { viewRoutes } from './view.routes.js';

const tag = 'contacts';
const access = 'workspace';
const contacts = `${inWorkspace}/contacts`;
const contactParams = workspaceParams.extend({ id: queryText });
const fields = z.strictObject({ ...contactRef.shape, tags: z.array(z.string().min(1).max(200)).max(200).optional() });

/** Which contacts: all that are asked for at once. */
const which = { search: queryText.optional(), list: queryText.optional(), filter: queryCondition.optional() };

export const contactRoutes = {
  ...propertyRoutes,
  ...segmentRoutes,
  ...timelineRoutes,
  ...viewRoutes,
  ...exportingRoutes,
  ...importingRoutes,
  ...mergingRoutes,
  ...profileRoutes,
  ...listRoutes,
  ...deletionRoutes,
  save: defineRoute({
    method: 'POST', path: contacts, access, tag,
    summary: 'Saves a contact: the one that id, email, mobile or anonymousId identifies, or a new one',
    params: workspaceParams, body: fields, reply: contactSnapshot,
  }),
  saveAs: defineRoute({
    method: 'PUT', path: `${contacts}/:id`, access, tag,
    summary: 'Saves the contact with this id',
    params: contactParams, body: fields.omit({ id: true }), reply: contactSnapshot,
  }),
  find: defineRoute({
    method: 'GET', path: contacts, access, tag,
    summary: 'Finds contacts',
    params: workspaceParams,
    query: z.strictObject({ ...which, after: queryText.optional(), limit: queryInteger(1, 200).optional() }),
    reply: findContacts.reply,
  }),
  count: defineRoute({
    method: 'GET', path: `${contacts}/count`, access, tag,
    summary: 'Counts contacts; of very many that a filter must look at, it is estimated',
    params: workspaceParams, query: z.strictObject(which), reply: countContacts.reply,
  }),
  get: defineRoute({ method: 'GET', path: `${contacts}/:id`, access, tag, summary: 'Shows a contact', params: contactParams, reply: contactSnapshot }),
  history: defineRoute({ method: 'GET', path: `${contacts}/:id/history`, access, tag, summary: 'Shows how the properties of a contact changed', params: contactParams, reply: contactHistory.reply }),
  lists: defineRoute({ method: 'GET', path: `${inWorkspace}/lists`, access, tag, summary: 'Lists the lists that contacts are on', params: workspaceParams, reply: contactLists.reply }),
}; // prettier-ignore
