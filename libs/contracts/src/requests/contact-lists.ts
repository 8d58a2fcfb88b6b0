import { z } from 'zod';
import { instantMs } from '../json.js';
import { workspaceId } from '../names.js';
import { defineRequest } from './request.js';

const listName = z.string().trim().min(1).max(200);
const description = z.string().max(2_000);
/** A list's id, or its name. */
const list = z.string().min(1).max(200);
/** At most so many contacts change lists by one request. */
export const maxMembersPerRequest = 500;
const ids = z.array(z.string().min(1).max(128)).max(maxMembersPerRequest);
const by = z.string().max(200).default('admin');

export const listView = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  createdAt: instantMs,
  /** Kept with its members, and not offered any more. */
  archivedAt: instantMs.nullable(),
  members: z.number().int(),
});
export type ListView = z.infer<typeof listView>;

export const listFields = z.strictObject({ name: listName, description: description.default('') });
export const listChanges = z.strictObject({
  name: listName.optional(),
  description: description.optional(),
  archived: z.boolean().optional(),
});
export const memberChanges = z.strictObject({ add: ids.default([]), remove: ids.default([]) });
export const emailsToAdd = z.strictObject({
  emails: z.array(z.string().min(1).max(320)).min(1).max(maxMembersPerRequest),
  /** Whoever is not known becomes a contact. */
  create: z.boolean().default(false),
});

export const makeList = defineRequest('contacts.lists.make', listFields.extend({ workspace: workspaceId }), listView);

/** A list that is renamed is found under its former names, too, and nobody else can have them. */
export const changeList = defineRequest(
  'contacts.lists.change',
  listChanges.extend({ workspace: workspaceId, list }),
  listView,
);

/** A list, and how many were on it at the end of each of the last days, today's number last. */
export const getList = defineRequest(
  'contacts.lists.get',
  z.object({ workspace: workspaceId, list }),
  listView.extend({ growth: z.array(z.object({ day: z.string(), members: z.number().int() })) }),
);

/** Who is on it already, or not on it, is left as they are. */
export const changeMembers = defineRequest(
  'contacts.lists.members',
  memberChanges.extend({ workspace: workspaceId, list, by }),
  z.object({ added: z.number().int(), removed: z.number().int(), unknown: z.array(z.string()) }),
);

export const addByEmail = defineRequest(
  'contacts.lists.emails',
  emailsToAdd.extend({ workspace: workspaceId, list, by }),
  z.object({
    added: z.number().int(),
    created: z.number().int(),
    /** Addresses that nobody has. */
    unknown: z.array(z.string()),
    invalid: z.array(z.string()),
  }),
);
