import { z } from 'zod';

/**
 * Where a page of a timeline ends: how old its last items are, which of that very instant it has shown, and at which page each
 * source stands. A source's page is read again until all of it is shown; what is newer was shown, or came since.
 */
const place = z.object({
  at: z.number(),
  shown: z.array(z.string()),
  /** By source: the cursor of its page; null: there is no more. One that is not here is at its beginning. */
  pages: z.record(z.string(), z.string().nullable()),
});
export type TimelinePlace = z.infer<typeof place>;

export const beginning: TimelinePlace = { at: Number.MAX_SAFE_INTEGER, shown: [], pages: {} };

export function writePlace(at: TimelinePlace): string {
  return Buffer.from(JSON.stringify(at)).toString('base64url');
}

/** In a query string: what `writePlace` made. */
export const queryPlace = z
  .string()
  .max(50_000)
  .transform((text, context) => {
    try {
      return place.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    } catch {
      context.addIssue('take `next` of the page before');
      return z.NEVER;
    }
  });
