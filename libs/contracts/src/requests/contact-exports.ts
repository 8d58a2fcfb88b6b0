import { z } from 'zod';
import { condition } from '../condition.js';
import { instantMs } from '../json.js';
import { workspaceId } from '../names.js';
import { contactColumn } from './contact-columns.js';
import { defineRequest } from './request.js';

/** `withdrawn`: a contact that is in it was deleted after it was made. */
export const exportState = z.enum(['exporting', 'done', 'failed', 'cancelled', 'withdrawn']);

export const contactExport = z.object({
  id: z.string(),
  state: exportState,
  columns: z.array(contactColumn),
  search: z.string().nullable(),
  list: z.string().nullable(),
  filter: condition.nullable(),
  /** Contacts that are in it, and how many there will be, as far as that could be told. */
  rows: z.number().int(),
  expected: z.number().int().nullable(),
  /** Who is told by mail when it is done, and whether that has been done. */
  email: z.string().nullable(),
  mail: z.enum(['none', 'due', 'sent', 'refused']),
  createdAt: instantMs,
  endedAt: instantMs.nullable(),
  /** The file, and everything about it, is kept until then: a week. */
  expiresAt: instantMs,
});
export type ContactExport = z.infer<typeof contactExport>;

const one = { workspace: workspaceId, id: z.string().min(1).max(64) };

/** What to export. Without columns: all that there are. */
export const exportWanted = z.strictObject({
  columns: z.array(contactColumn).min(1).max(500).optional(),
  search: z.string().min(1).max(200).optional(),
  list: z.string().min(1).max(200).optional(),
  filter: condition.optional(),
  email: z.email().max(254).optional(),
  /** The page on which whoever is told by mail finds the export; `{id}` in it becomes the export's id. */
  link: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
});

export const startExport = defineRequest(
  'contacts.exports.start',
  exportWanted.extend({ workspace: workspaceId }),
  contactExport,
);
export const getExport = defineRequest('contacts.exports.get', z.object(one), contactExport);
export const cancelExport = defineRequest('contacts.exports.cancel', z.object(one), contactExport);

export const listExports = defineRequest(
  'contacts.exports.list',
  z.object({
    workspace: workspaceId,
    after: z.string().optional(),
    limit: z.number().int().min(1).max(100).default(20),
  }),
  z.object({ exports: z.array(contactExport), next: z.string().nullable() }),
);

/** A part of the file. */
export const exportedRows = defineRequest(
  'contacts.exports.rows',
  z.object({ ...one, after: z.string().optional() }),
  z.object({ text: z.string(), next: z.string().nullable() }),
);
