import { z } from 'zod';

const subscription = z.enum(['opted_in', 'unsubscribed', 'subscribed']);
const text = z.string();

/**
 * The fields of a profile, in lower case only, and what each takes (user_attributes_object.md). All other names are custom
 * attributes. A country, a language or a time zone that Braze does not know it ignores; it knows more spellings than we.
 */
const profileFields: Readonly<Record<string, z.ZodType>> = {
  first_name: text,
  last_name: text,
  email: z.email(),
  phone: text,
  country: text,
  language: text,
  home_city: text,
  time_zone: text,
  image_url: text,
  dob: z.iso.date('expected a date such as 1980-12-21'),
  gender: z.enum(['M', 'F', 'O', 'N', 'P']),
  email_subscribe: subscription,
  push_subscribe: subscription,
  current_location: z.looseObject({ longitude: z.number(), latitude: z.number() }),
  date_of_first_session: text,
  date_of_last_session: text,
  marked_email_as_spam_at: text,
  email_open_tracking_disabled: z.boolean(),
  email_click_tracking_disabled: z.boolean(),
  facebook: z.looseObject({}),
  twitter: z.looseObject({}),
  push_tokens: z.array(z.looseObject({ app_id: text, token: text })),
};

/** What names the user or directs the update; each has a field of its own in a step, or is not for workflows. */
const directing = new Set(['external_id', 'user_alias', 'braze_id', '_update_existing_only', 'push_token_import', '_merge_objects', 'subscription_groups']); // prettier-ignore

export function isDirecting(name: string): boolean {
  return directing.has(name);
}

/** What a field of the profile takes; undefined: the name is that of a custom attribute. */
export function profileField(name: string): z.ZodType | undefined {
  return Object.hasOwn(profileFields, name) ? profileFields[name] : undefined;
}
