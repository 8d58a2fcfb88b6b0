import { z } from 'zod';
import { condition } from '../condition.js';
import { contactRef } from '../event.js';
import { instantMs, json } from '../json.js';
import { workspaceId } from '../names.js';
import { contactSnapshot } from '../token.js';
import { contactRow } from './contact-columns.js';
import { defineRequest } from './request.js';

export * from './contact-columns.js';
export * from './contact-deletion.js';
export * from './contact-exports.js';
export * from './contact-imports.js';
export * from './contact-lists.js';
export * from './contact-merging.js';
export * from './contact-profile.js';
export * from './contact-properties.js';
export * from './contact-segments.js';

/** Who a run is about: asked once per run, answered the same for ever (recorded under the run's id). */
export const resolveContacts = defineRequest(
  'contacts.resolve',
  z.object({
    starts: z
      .array(z.object({ run: z.string(), workspace: z.string(), at: instantMs, contact: contactRef }))
      .max(1_000),
  }),
  z.object({ starts: z.array(z.object({ run: z.string(), contact: contactSnapshot })) }),
);

/**
 * Who runs are about, without making or changing anybody. `recorded`: the run was, and this is how the contact was then.
 * Otherwise how it would be now if such a run started: a contact that is known (`current`), or one that would be made (`new`).
 */
export const recallContacts = defineRequest(
  'contacts.recall',
  z.object({
    workspace: workspaceId,
    starts: z.array(z.object({ run: z.string(), at: instantMs, contact: contactRef })).max(1_000),
  }),
  z.object({
    starts: z.array(
      z.object({ run: z.string(), contact: contactSnapshot, as: z.enum(['recorded', 'current', 'new']) }),
    ),
  }),
);

export const saveContact = defineRequest(
  'contacts.save',
  z.object({
    workspace: workspaceId,
    contact: contactRef.extend({ tags: z.array(z.string()).optional() }),
    source: z.string().optional(),
  }),
  contactSnapshot,
);

export const getContact = defineRequest(
  'contacts.get',
  z.object({ workspace: workspaceId, id: z.string() }),
  z.object({ contact: contactSnapshot.nullable() }),
);

/** By what events may have named a contact: a reference for each, its own id first. None when there is no such contact. */
export const referencesOfContact = defineRequest(
  'contacts.references',
  z.object({ workspace: workspaceId, id: z.string() }),
  z.object({ references: z.array(contactRef.pick({ id: true, email: true, mobile: true, anonymousId: true })) }),
);

/** Which contacts: all that are asked for at once. `list`: a list's id or its name. */
const whichContacts = {
  workspace: workspaceId,
  search: z.string().optional(),
  list: z.string().optional(),
  filter: condition.optional(),
};

/** A page in the order of ids. A filter that few match may give a page that is not full, or empty, and goes on at `next`. */
export const findContacts = defineRequest(
  'contacts.find',
  z.object({
    ...whichContacts,
    after: z.string().optional(),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  z.object({ contacts: z.array(contactRow), next: z.string().nullable() }),
);

/** How many; `exact`: they were counted. Of many that must each be looked at, it is estimated by the first ones. */
export const countContacts = defineRequest(
  'contacts.count',
  z.object(whichContacts),
  z.object({ count: z.number().int(), exact: z.boolean() }),
);

/** One change of one property: what it was, what it became, who did it; `cause` is a workflow's stepId or an event's run. */
export const contactHistory = defineRequest(
  'contacts.history',
  z.object({ workspace: workspaceId, id: z.string() }),
  z.object({
    changes: z.array(
      z.object({
        property: z.string(),
        value: z.unknown(),
        before: z.unknown().optional(),
        source: z.string(),
        cause: z.string().optional(),
        at: instantMs,
        /** Why the value is none of its property's: an event may say anything, and what it said is kept. */
        problem: z.string().optional(),
      }),
    ),
  }),
);

/** One change of a contact: what was changed at once, and who did it. */
export const contactChange = z.object({
  id: z.string(),
  source: z.string(),
  at: instantMs,
  rows: z.array(
    z.object({
      what: z.enum(['type', 'core', 'properties', 'tags', 'lists', 'segments']),
      property: z.string(),
      before: json,
      value: json,
    }),
  ),
});
export type ContactChange = z.infer<typeof contactChange>;

/** How a contact changed, under all ids that it has had, newest first, page by page. */
export const contactChanges = defineRequest(
  'contacts.changes',
  z.object({
    workspace: workspaceId,
    id: z.string(),
    after: z.string().max(500).optional(),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  z.object({ changes: z.array(contactChange), next: z.string().nullable() }),
);

export const contactLists = defineRequest(
  'contacts.lists',
  z.object({ workspace: workspaceId, archived: z.boolean().default(false) }),
  z.object({ lists: z.array(z.object({ id: z.string(), name: z.string(), members: z.number().int() })) }),
);
