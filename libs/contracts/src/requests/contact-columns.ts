import { z } from 'zod';
import { instantMs } from '../json.js';
import { contactSnapshot } from '../token.js';

/** What a table of contacts, a view of it and a file of them can have in a column; besides `properties.<id>`. */
export const contactColumns = [
  'id', 'type', 'email', 'mobile', 'firstName', 'lastName', 'avatarUrl', 'tags', 'lists', 'segments', 'createdAt', 'updatedAt',
  'lastSeenAt',
] as const; // prettier-ignore

export const contactColumn = z
  .string()
  .regex(new RegExp(`^(${contactColumns.join('|')}|properties\\..{1,100})$`, 's'), {
    message: `must be ${contactColumns.join(', ')} or properties.<id>`,
  });

/** A contact with all that columns show. */
export const contactRow = contactSnapshot.extend({
  avatarUrl: z.string().nullable(),
  segments: z.array(z.string()),
  createdAt: instantMs,
  updatedAt: instantMs,
  lastSeenAt: instantMs.nullable(),
});
export type ContactRow = z.infer<typeof contactRow>;
