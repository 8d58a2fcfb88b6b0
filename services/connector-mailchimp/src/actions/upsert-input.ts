import { z } from 'zod';
import { audience, email } from '../member.js';

const address = z.record(z.string(), z.union([z.string(), z.null()]));
const mergeValue = z.union([z.string(), z.number(), address, z.null()]);
const mergeTag = z.string().min(1).max(50);

const resubscribe = z.enum(['no', 'yes', 'ask']);
type Resubscribe = z.output<typeof resubscribe>;

/** What adding or updating a member takes. */
export const upsertInput = z
  .object({
    audience,
    email,
    mergeFields: z.record(mergeTag, mergeValue).default({}).meta({ title: 'Merge fields', choices: 'merge-fields/{audience}', description: 'By their tags, such as FNAME. No value (null) empties a field; an address is an object with addr1, city, state and zip.' }), // prettier-ignore
    statusIfNew: z.enum(['subscribed', 'pending', 'unsubscribed', 'transactional']).default('subscribed').meta({ title: 'Status of who is new', description: 'pending: Mailchimp first asks them to confirm. Who is there already keeps their status.' }), // prettier-ignore
    resubscribe: resubscribe.default('no').meta({ title: 'Resubscribe who left', description: 'Who unsubscribed, bounced, was archived or never subscribed. no: stays so. yes: is subscribed, if Mailchimp allows it; only with their consent. ask: is asked by a mail of Mailchimp’s to confirm.' }), // prettier-ignore
    interests: z.record(z.string(), z.boolean()).optional().meta({ title: 'Interests', description: 'Groups by their ids: true to be in one, false to leave it.' }), // prettier-ignore
    language: z.string().max(10).optional().meta({ title: 'Language', description: 'A code such as en or pt_PT.' }),
    skipRequired: z.boolean().default(false).meta({ title: 'Required merge fields may be missing' }),
  })
  .refine(({ statusIfNew, resubscribe: again }) => again === 'no' || ['subscribed', 'pending'].includes(statusIfNew), {
    path: ['resubscribe'],
    error: 'whoever is new would not be subscribed, but who left would be',
  });

/** Their statuses but for those who are subscribed, or have been asked. */
const away: readonly string[] = ['unsubscribed', 'cleaned', 'archived', 'transactional'];

/** What somebody who is there already is to become; null: they stay what they are. */
export function statusToReturnTo(wish: Resubscribe, status: string): 'subscribed' | 'pending' | null {
  if (wish === 'no' || !away.includes(status)) return null;
  return wish === 'yes' ? 'subscribed' : 'pending';
}
