import { subscriberHash, type Member } from './member.js';

/** What people and Mailchimp do to members: of what callers of the API do a webhook is told only where it asks for that. */
export type Happened = 'subscribe' | 'unsubscribe' | 'cleaned';

/** The fields that a webhook is told (mailchimp.com, "Sync audience data with webhooks"; general knowledge). */
export function webhookForm(type: Happened, listId: string, member: Member): Record<string, string> {
  const { email, mergeFields } = member;
  const form: Record<string, string> = { type, fired_at: new Date().toISOString().slice(0, 19).replace('T', ' ') };
  form['data[list_id]'] = listId;
  form['data[email]'] = email;
  if (type === 'cleaned') return { ...form, 'data[reason]': 'hard' };
  form['data[id]'] = subscriberHash(email).slice(0, 10);
  if (type === 'unsubscribe') Object.assign(form, { 'data[action]': 'unsub', 'data[reason]': 'manual' });
  form['data[merges][EMAIL]'] = email;
  for (const [tag, value] of Object.entries(mergeFields)) {
    if (typeof value === 'string' || typeof value === 'number') form[`data[merges][${tag}]`] = String(value);
  }
  return form;
}
