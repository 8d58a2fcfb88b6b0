import { z } from 'zod';
import { instantMs, json, jsonObject } from '../json.js';
import { workspaceId } from '../names.js';
import { contactSnapshot } from '../token.js';
import { defineRequest } from './request.js';

/** What a person types who means it. */
export const deleteWord = 'Delete' as const;

/** Deletions of before have not counted these. */
const count = z.number().int().default(0);

/** Where something of a contact was, and how many records of it are gone or say nothing any more. */
const removed = z.object({
  contacts: z.number().int(),
  identities: z.number().int(),
  changes: z.number().int(),
  starts: z.number().int(),
  announcements: z.number().int(),
  merges: z.number().int(),
  /** Of what services keep for themselves: entries, prizes and the like, and digital cards. */
  engagement: z.number().int(),
  cards: z.number().int(),
  /** The history of runs: their documents, tokens of branches that failed, letters, why something did not start, jobs. */
  runs: count,
  failedBranches: count,
  deadLetters: count,
  evaluations: count,
  runJobs: count,
  /** What waited in the orchestrator: events, turns, dates, locks. */
  waiting: count,
  /** What came of steps, wherever a service or a connector has recorded it. */
  outcomes: count,
  /** Events that EVENTS still held. */
  events: count,
  coupons: count,
  /** Bookings of points and tiers. */
  points: count,
  /** Messages that were sent to it, what it said about messages, and addresses that cannot be reached. */
  communications: count,
  consents: count,
  unmailable: count,
  /** The log of who changed what. */
  auditEntries: count,
  /** What people have written that named it: files that waited to be imported, exports under way, views, segments. */
  mentions: count,
});

/** Where something of a contact was. */
export type RemovedFrom = z.output<typeof removed>;

export const nothingRemoved = Object.fromEntries(Object.keys(removed.shape).map((where) => [where, 0])) as RemovedFrom;

export const contactDeletion = z.object({
  /** Stands where the contact was counted. It says nothing of whom. */
  placeholder: z.string(),
  at: instantMs,
  by: z.string(),
  /** False: what others had begun to write meanwhile is looked for once more, in some minutes. */
  finished: z.boolean(),
  /** Who has still to be asked, because they are away or have something in work. */
  waitsFor: z.array(z.string()).default([]),
  removed,
});
export type ContactDeletion = z.infer<typeof contactDeletion>;

/** Deletes contacts for good. Asking again for the same gives the same answer. */
export const deleteContacts = defineRequest(
  'contacts.delete',
  z.object({
    workspace: workspaceId,
    ids: z.array(z.string().min(1)).min(1).max(100),
    confirm: z.literal(deleteWord, `type ${deleteWord} to confirm`),
    by: z.string().max(200).default('admin'),
  }),
  z.object({
    deleted: z.array(contactDeletion.extend({ id: z.string() })),
    unknown: z.array(z.string()),
  }),
);

/** What was deleted, newest first. */
export const listDeletions = defineRequest(
  'contacts.deletions',
  z.object({ workspace: workspaceId, limit: z.number().int().min(1).max(200).default(50) }),
  z.object({ deletions: z.array(contactDeletion) }),
);

/** How many contacts there are, and how many there were who were deleted: the sum never shrinks by a deletion. */
export const contactTotals = defineRequest(
  'contacts.totals',
  z.object({ workspace: workspaceId }),
  z.object({ live: z.number().int(), deleted: z.number().int(), total: z.number().int() }),
);

/** Everything that is known of a contact, for the contact; its changes page by page. */
export const exportContact = defineRequest(
  'contacts.export',
  z.object({ workspace: workspaceId, id: z.string(), after: z.string().optional() }),
  z.object({
    contact: contactSnapshot,
    createdAt: instantMs,
    updatedAt: instantMs,
    /** By what it is recognised. */
    identities: z.array(jsonObject),
    devices: z.array(z.string()),
    /** Runs that were started about it. */
    starts: z.array(z.object({ run: z.string(), at: instantMs, contact: json })),
    changes: z.array(
      z.object({
        property: z.string(),
        before: json,
        value: json,
        source: z.string(),
        cause: z.string(),
        at: instantMs,
      }),
    ),
    next: z.string().nullable(),
  }),
);
