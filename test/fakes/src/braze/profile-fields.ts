/** The fields of a profile, in lower case only (user_attributes_object.md); every other name is a custom attribute. */
const profileFields = new Set([
  ...['first_name', 'last_name', 'email', 'phone', 'country', 'language', 'dob', 'gender', 'time_zone', 'home_city'],
  ...['current_location', 'date_of_first_session', 'date_of_last_session', 'marked_email_as_spam_at'],
  ...['email_subscribe', 'email_open_tracking_disabled', 'email_click_tracking_disabled', 'push_subscribe'],
  ...['push_tokens', 'subscription_groups', 'facebook', 'twitter'],
]);
/** What names the user or directs the update, and is no attribute. */
const noAttributes = new Set(['external_id', 'user_alias', 'braze_id', '_update_existing_only', 'push_token_import']);

export function isProfileField(name: string): boolean {
  return profileFields.has(name);
}

export function isAttribute(name: string): boolean {
  return !noAttributes.has(name);
}

/** A field as Braze keeps it; `country`'s mapping of other forms ("Australia" to "AU") is left out. */
export function profileValue(name: string, current: unknown, update: unknown): unknown {
  if (name === 'country' && !/^[A-Z]{2}$/.test(String(update))) return null;
  if (name === 'time_zone' && !isTimeZone(update)) return current;
  return update ?? undefined;
}

/** "Only valid time zone values are set." */
function isTimeZone(name: unknown): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: String(name) }));
  } catch {
    return false;
  }
}
