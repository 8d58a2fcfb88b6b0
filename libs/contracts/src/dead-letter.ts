import { z } from 'zod';
import { instantMs } from './json.js';

/** A message, or one item of it, that nobody could handle: what it was, where, why. Listed, inspected, replayed; never dropped. */
export const deadLetter = z.object({
  service: z.string(),
  stream: z.string(),
  subject: z.string(),
  seq: z.number().int(),
  reason: z.string(),
  deliveries: z.number().int(),
  at: instantMs,
  /** The item as it was on the wire (head and cargo), so that a replay can put it back. */
  item: z.string(),
});
export type DeadLetter = z.infer<typeof deadLetter>;
