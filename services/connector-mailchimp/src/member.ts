import { createHash } from 'node:crypto';
import { z } from 'zod';

/** It is part of a path, so nothing else fits. */
export const audienceId = z
  .string()
  .trim()
  .regex(/^[\w-]{1,50}$/, 'not the id of an audience');

export const audience = audienceId.meta({ title: 'Audience', choices: 'audiences' });

/** Mailchimp itself judges closer. */
export const email = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+$/, 'not an e-mail address')
  .meta({ title: 'E-mail address', description: 'Usually {{ contact.email }}. Capital letters make no difference.' });

export const tags = z.array(z.string().trim().min(1).max(100)).min(1).max(50).meta({ title: 'Tags', choices: 'tags/{audience}' }); // prettier-ignore

/** Whom a step is about. */
export interface MemberRef {
  audience: string;
  email: string;
}

/**
 * Members are found by the MD5 of their address in lower case ("subscriber_hash" in the reference); by that of another
 * writing they are not, and then their address is taken.
 */
export function memberPath({ audience, email }: MemberRef): string {
  return `/lists/${audience}/members/${createHash('md5').update(email.toLowerCase()).digest('hex')}`;
}

/** A member, as far as we look. */
export const memberAnswer = z.object({ id: z.string(), contact_id: z.string(), status: z.string() });

/** Of the output of what is done once. */
export const already = z
  .boolean()
  .meta({ description: 'It was so before, or an earlier try of this step had done it.' });
