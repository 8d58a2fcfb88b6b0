import type { Audience } from './audience.js';
import type { Batch } from './batch-subscribe.js';
import { subscriberHash, type Member } from './member.js';
import type { MergeField } from './merge-fields.js';

/** As recorded in 2021, and OD mailchimp.com.json v3.0.55; `_links` are left out. */
export function memberAnswer(audience: Audience, member: Member): object {
  const { email, contactId, webId, status, mergeFields, tags, details, lastChanged } = member;
  return {
    id: subscriberHash(email),
    email_address: email,
    unique_email_id: subscriberHash(email).slice(0, 10),
    contact_id: contactId,
    full_name: [mergeFields['FNAME'], mergeFields['LNAME']].filter(Boolean).join(' '),
    web_id: webId,
    email_type: 'html',
    status,
    merge_fields: mergeFields,
    stats: { avg_open_rate: 0, avg_click_rate: 0 },
    ip_signup: '',
    timestamp_signup: '',
    ip_opt: '',
    timestamp_opt: '',
    language: '',
    vip: false,
    ...details,
    last_changed: lastChanged,
    source: 'API - Generic',
    tags_count: tags.length,
    tags: tags.slice(0, 50).map((name) => ({ id: audience.tagId(name), name })),
    list_id: audience.id,
  };
}

export function batchAnswer(audience: Audience, { created, updated, errors }: Batch): object {
  return {
    new_members: created.map((member) => memberAnswer(audience, member)),
    updated_members: updated.map((member) => memberAnswer(audience, member)),
    errors,
    total_created: created.length,
    total_updated: updated.length,
    error_count: errors.length,
  };
}

export function audienceAnswer({ id, name, createdAt, members }: Audience): object {
  const count = (status: Member['status']) => members.values().filter((member) => member.status === status).toArray().length; // prettier-ignore
  const stats = { member_count: count('subscribed'), unsubscribe_count: count('unsubscribed'), cleaned_count: count('cleaned') }; // prettier-ignore
  return { id, name, date_created: createdAt, double_optin: false, stats };
}

export function mergeFieldAnswer({ id }: Audience, field: MergeField, index: number): object {
  const { tag, name, type, required = false, choices } = field;
  const options = choices ? { choices } : {};
  return { merge_id: index + 1, tag, name, type, required, default_value: '', public: true, display_order: index + 2, options, help_text: '', list_id: id }; // prettier-ignore
}
