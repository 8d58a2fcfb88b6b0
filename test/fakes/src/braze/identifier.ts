import { z } from 'zod';

const userAlias = z.object({ alias_name: z.string().min(1), alias_label: z.string().min(1) });
export type UserAlias = z.output<typeof userAlias>;

/** Whom an object of a request is about. */
export type Identifier =
  { external_id: string } | { user_alias: UserAlias } | { braze_id: string } | { email: string } | { phone: string };

/** What an object may name its user by; `null` is as good as nothing, since it removes an attribute. */
export const identifiers = {
  external_id: z.string().min(1).nullish(),
  user_alias: userAlias.nullish(),
  braze_id: z.string().min(1).nullish(),
  email: z.email().nullish(),
  phone: z.string().regex(/^\+?[\d\s().-]{5,20}$/).nullish(), // prettier-ignore
};
type Identifiers = z.output<z.ZodObject<typeof identifiers>>;

/**
 * What an object names its user by. E-mail comes before phone ("Braze will use the email as the identifier",
 * post_user_track.md); the order of the others is the one in which the document lists them: guessed.
 */
export function identifierOf({ external_id, user_alias, braze_id, email, phone }: Identifiers): Identifier | null {
  if (external_id) return { external_id };
  if (user_alias) return { user_alias };
  if (braze_id) return { braze_id };
  if (email) return { email };
  if (phone) return { phone };
  return null;
}
