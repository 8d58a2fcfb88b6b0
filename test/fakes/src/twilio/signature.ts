import { createHmac } from 'node:crypto';

/** X-Twilio-Signature of a form that is posted to a URL (twilio.com/docs/usage/webhooks/webhooks-security). */
export function signForm(url: string, form: Record<string, string>, authToken: string): string {
  const sorted = Object.keys(form).toSorted();
  const signed = url + sorted.map((key) => key + form[key]).join(''); // prettier-ignore
  return createHmac('sha1', authToken).update(signed).digest('base64');
}
