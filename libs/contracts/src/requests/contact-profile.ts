import { z } from 'zod';
import { instantMs, json, jsonObject } from '../json.js';
import { workspaceId } from '../names.js';
import { defineRequest } from './request.js';
import { propertyType } from './contact-properties.js';

const tags = z.array(z.string().trim().min(1).max(100)).max(100);
const oneContact = z.object({ workspace: workspaceId, id: z.string().min(1).max(128) });

/** What is known of a contact, as a person looks at it. */
export const contactProfile = z.object({
  id: z.string(),
  type: z.string(),
  email: z.string().nullable(),
  mobile: z.string().nullable(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  avatarUrl: z.string().nullable(),
  tags: z.array(z.string()),
  /** Lists it is on, and since when. */
  lists: z.array(z.object({ id: z.string(), name: z.string(), archived: z.boolean(), since: instantMs.nullable() })),
  /** Segments it is in. */
  segments: z.array(z.object({ id: z.string(), name: z.string() })),
  /** What it has done and has, by the names that conditions have for it. */
  behaviour: jsonObject,
  lastSeenAt: instantMs.nullable(),
  /** Those of the workspace, with and without a value, then those that nobody has defined. */
  properties: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      type: propertyType.nullable(),
      value: json,
      /** When that was said. */
      at: instantMs.nullable(),
      pii: z.boolean(),
      hidden: z.boolean(),
      /** Why the value is none of the property's. */
      problem: z.string().optional(),
    }),
  ),
  /** Other ids that it is known by: contacts that were merged into it. */
  alsoKnownAs: z.array(z.string()),
  createdAt: instantMs,
  updatedAt: instantMs,
});

export const getProfile = defineRequest('contacts.profile', oneContact, contactProfile);

export const contactEdit = z.strictObject({
  /** email, mobile, firstName, lastName, avatarUrl, or a property; null empties it. */
  fields: z.record(z.string().min(1).max(200), json).default({}),
  addTags: tags.default([]),
  removeTags: tags.default([]),
});

/** Changes values of a contact that is there: all of them or, when one of them cannot be, none. */
export const editContact = defineRequest(
  'contacts.edit',
  contactEdit.extend({ ...oneContact.shape, by: z.string().max(200).default('admin') }),
  contactProfile,
);

/** What a contact said yes or no to. It is asked by who keeps that, again until it is answered; of two the later one counts. */
export const noteConsent = defineRequest(
  'contacts.consent.note',
  z.object({
    workspace: workspaceId,
    contact: z.string().min(1),
    channel: z.string().min(1).max(20),
    group: z.string().min(1).max(64),
    state: z.enum(['subscribed', 'unsubscribed']),
    at: instantMs,
    source: z.string().max(200),
  }),
  // False: there is no such contact, or not any more.
  z.object({ known: z.boolean() }),
);

/** How one field or property of a contact changed, newest first, and who did it. */
export const propertyHistory = defineRequest(
  'contacts.property.history',
  oneContact.extend({ property: z.string().min(1).max(200) }),
  z.object({
    changes: z.array(
      z.object({
        value: json,
        before: json,
        source: z.string(),
        cause: z.string(),
        at: instantMs,
        problem: z.string().optional(),
      }),
    ),
  }),
);
