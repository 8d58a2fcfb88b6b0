import { normaliseEmail, normaliseMobile, phoneNumber } from '@fanfare/contracts';
import { z } from 'zod';

/** Whom an object of a request is about, as Braze takes it. */
export type Identifier =
  | { external_id: string }
  | { braze_id: string }
  | { user_alias: { alias_name: string; alias_label: string } }
  | { email: string }
  | { phone: string };

const waysToFind = ['external_id', 'braze_id', 'email_alias', 'phone_alias', 'email', 'phone'] as const;

/** How people are found in Braze. By `email` and `phone` Braze looks at profiles; an alias is a name of ours for one. */
export const by = z.enum(waysToFind).meta({
  title: 'Find the user by',
  description:
    'external_id and braze_id: ids that you know. email_alias and phone_alias: a user alias made of the address or number. email and phone: the profile that has it.',
});

export const aliasLabel = z.string().min(1).max(255).nullish().meta({ title: 'Label of the alias', description: 'Of an alias. Without it: email or phone.' }); // prettier-ignore

/** Who is meant: how to find them, and by what. */
export const userMapping = z
  .object({ by, value: z.string().meta({ title: 'Value' }), aliasLabel })
  .superRefine((user, context) => {
    const found = identify(user);
    if ('problem' in found) context.addIssue({ code: 'custom', path: ['value'], message: found.problem });
  });
export type UserMapping = z.output<typeof userMapping>;

/**
 * The identifier that a value makes; or why it makes none. Addresses are spelled in one way, since an alias is compared
 * letter by letter: one person with two capitals would become two.
 */
export function identify({ by: way, value, aliasLabel: label }: UserMapping): Identifier | { problem: string } {
  const text = value.trim();
  if (text === '') return { problem: 'is empty' };
  switch (way) {
    case 'external_id':
    case 'braze_id':
      return way === 'external_id' ? { external_id: text } : { braze_id: text };
    case 'email':
    case 'email_alias': {
      const email = normaliseEmail(text);
      if (!z.email().safeParse(email).success) return { problem: 'is not an e-mail address' };
      return way === 'email' ? { email } : aliasOf(email, label ?? 'email');
    }
    case 'phone':
    case 'phone_alias': {
      const phone = normaliseMobile(text);
      if (!phoneNumber.safeParse(phone).success) return { problem: 'is not a number such as +61412345678' };
      return way === 'phone' ? { phone } : aliasOf(phone, label ?? 'phone');
    }
    default:
      return way satisfies never;
  }
}

function aliasOf(alias_name: string, alias_label: string): Identifier {
  return { user_alias: { alias_name, alias_label } };
}
