import { z } from 'zod';
import { condition } from '../condition.js';
import { instantMs } from '../json.js';
import { workspaceId } from '../names.js';
import { contactColumn } from './contact-columns.js';
import { defineRequest } from './request.js';

/** What a person keeps of a list of contacts: which ones, and what is shown of each. */
export const viewFields = z.strictObject({
  name: z.string().trim().min(1).max(200),
  /** In their order, by the names that exports have for them. Empty: what is shown at first. */
  columns: z.array(contactColumn).max(200).default([]),
  search: z.string().max(200).nullable().default(null),
  /** A list's id. */
  list: z.string().max(200).nullable().default(null),
  filter: condition.nullable().default(null),
});

export const viewId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'use small letters, digits and dashes');

/** Views of before may name columns that there are not. */
export const contactView = viewFields.extend({
  columns: z.array(z.string()),
  id: z.string(),
  createdAt: instantMs,
  updatedAt: instantMs,
});
export type ContactView = z.infer<typeof contactView>;

export const saveView = defineRequest(
  'contacts.views.save',
  z.object({ workspace: workspaceId, id: viewId, view: viewFields }),
  contactView,
);

/** All of a workspace, by name. */
export const listViews = defineRequest(
  'contacts.views.list',
  z.object({ workspace: workspaceId }),
  z.object({ views: z.array(contactView) }),
);

export const removeView = defineRequest(
  'contacts.views.remove',
  z.object({ workspace: workspaceId, id: z.string() }),
  z.object({ removed: z.boolean() }),
);
