import { z } from 'zod';
import { instantMs, json } from '../json.js';
import { workspaceId } from '../names.js';
import { contactSnapshot } from '../token.js';
import { defineRequest } from './request.js';

/** Fields (email, firstName, ..., or a property) whose value a person chose; of the others the later one counts. */
export const mergeChoices = z.record(z.string(), z.enum(['survivor', 'loser']));

const pair = z.object({
  workspace: workspaceId,
  /** Stays, with all that both were. */
  survivor: z.string(),
  /** Is from then on another name of the survivor's. */
  loser: z.string(),
  choices: mergeChoices.default({}),
});

export const contactMerge = z.object({
  id: z.string(),
  survivor: z.string(),
  loser: z.string(),
  /** Who did it, as they are called; `identified`, when a visitor turned out to be somebody known. */
  by: z.string(),
  /** Somebody asked for it, whatever they are called. */
  byHand: z.boolean(),
  at: instantMs,
  state: z.enum(['begun', 'done', 'undoing', 'undone']),
});

/** What two contacts would be as one: each field of both, and what it would be. Nothing is changed. */
export const previewMerge = defineRequest(
  'contacts.merge.preview',
  pair,
  z.object({
    fields: z.array(z.object({ field: z.string(), survivor: json, loser: json, result: json })),
    contact: contactSnapshot,
  }),
);

/** Makes two contacts one. Asking again for the same is the same merge. */
export const mergeContacts = defineRequest(
  'contacts.merge',
  pair.extend({ by: z.string().max(200).default('admin') }),
  z.object({ merge: contactMerge, contact: contactSnapshot }),
);

/** Takes a merge back: what has been changed since stays as it is with the survivor. */
export const undoMerge = defineRequest(
  'contacts.merge.undo',
  z.object({ workspace: workspaceId, id: z.string() }),
  z.object({ merge: contactMerge, survivor: contactSnapshot, loser: contactSnapshot }),
);

/** Merges into a contact, newest first. */
export const contactMerges = defineRequest(
  'contacts.merges',
  z.object({ workspace: workspaceId, id: z.string() }),
  z.object({ merges: z.array(contactMerge) }),
);
