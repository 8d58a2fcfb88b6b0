import { z } from 'zod';
import { instantMs } from '../json.js';
import { workspaceId } from '../names.js';
import { defineRequest } from './request.js';

/** Bytes of one piece of a file: as base64 it fits a message of the bus with room to spare. */
export const filePieceBytes = 384 * 1024;

/** Largest file: a million rows of 500 bytes. */
export const maxImportBytes = 500 * 1024 * 1024;

/**
 * `uploading`: pieces arrive. `checking`: it is read, and nothing is changed. `checked`: it can be started, when nothing is
 * said against it. `importing`: contacts are saved. `failed`: the file cannot be read; `problem` says why. `cancelling`: the rows
 * that were being saved when it was cancelled are ended, so that the counts say of every row whether it is saved.
 */
export const importState = z.enum([
  'uploading',
  'checking',
  'checked',
  'importing',
  'done',
  'failed',
  'cancelling',
  'cancelled',
]);

/** What a column is: a field of contacts, `properties.<id>`, or nothing (`ignore`). */
export const columnField = z
  .string()
  .regex(/^(id|email|mobile|firstName|lastName|tags|ignore|properties\..{1,100})$/s, {
    message: 'must be id, email, mobile, firstName, lastName, tags, ignore or properties.<id>',
  });

/** Rows: what becomes, or would become, of them. `replaced`: a later row is about the same contact. */
export const importCounts = z.object({
  rows: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
  replaced: z.number().int(),
});
export type ImportCounts = z.infer<typeof importCounts>;

export const contactImport = z.object({
  id: z.string(),
  name: z.string(),
  state: importState,
  /** Why it cannot be started. */
  problem: z.string().nullable(),
  format: z.enum(['csv', 'xlsx', 'xls']).nullable(),
  /** The sheet of a workbook that is read. */
  sheet: z.string().nullable(),
  encoding: z.string().nullable(),
  bytes: z.number().int(),
  /** Of these so many have been read in what is done at the moment. */
  readBytes: z.number().int(),
  columns: z.array(z.object({ name: z.string(), field: columnField, samples: z.array(z.string()) })),
  /** The list that everybody is added to. */
  list: z.string().nullable(),
  /** What an import would do. */
  checked: importCounts.nullable(),
  /** What it has done. */
  counts: importCounts,
  createdAt: instantMs,
  startedAt: instantMs.nullable(),
  endedAt: instantMs.nullable(),
  /** The file, and everything about it, is kept until then: a week after it was uploaded, or started. */
  expiresAt: instantMs,
});
export type ContactImport = z.infer<typeof contactImport>;

const one = { workspace: workspaceId, id: z.string().min(1).max(64) };
const listName = z.string().trim().min(1).max(200);

export const openImport = defineRequest(
  'contacts.imports.open',
  z.object({ workspace: workspaceId, name: z.string().min(1).max(200), sheet: z.string().max(200).optional() }),
  contactImport,
);

/** The pieces of a file come in order; one that came before is the same piece. */
export const appendToImport = defineRequest(
  'contacts.imports.append',
  z.object({ ...one, index: z.number().int().min(0), data: z.base64() }),
  z.object({ bytes: z.number().int() }),
);

/** The file is there: it is checked. */
export const closeImport = defineRequest(
  'contacts.imports.close',
  z.object({ ...one, list: listName.optional() }),
  contactImport,
);

export const getImport = defineRequest('contacts.imports.get', z.object(one), contactImport);

export const listImports = defineRequest(
  'contacts.imports.list',
  z.object({
    workspace: workspaceId,
    after: z.string().optional(),
    limit: z.number().int().min(1).max(100).default(20),
  }),
  z.object({ imports: z.array(contactImport), next: z.string().nullable() }),
);

/** Says what columns are, and which list, and has the file checked anew. Columns that are not named stay as they are. */
export const changeImport = defineRequest(
  'contacts.imports.change',
  z.object({ ...one, columns: z.record(z.string(), columnField).optional(), list: listName.nullable().optional() }),
  contactImport,
);

export const startImport = defineRequest('contacts.imports.start', z.object(one), contactImport);
export const cancelImport = defineRequest('contacts.imports.cancel', z.object(one), contactImport);

/** A part of the CSV of the rows that were, or would be, left out, each with its reason. */
export const rejectedRows = defineRequest(
  'contacts.imports.rejected',
  z.object({ ...one, after: z.string().optional() }),
  z.object({ text: z.string(), next: z.string().nullable() }),
);
