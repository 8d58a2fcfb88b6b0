import { newSid } from './message.js';
import { segmentsOf } from './segments.js';

/** What a webhook is told of a message that came in (twilio.com/docs/messaging/guides/webhook-request). */
export function inboundForm(message: {
  accountSid: string;
  from: string;
  to: string;
  body: string;
}): Record<string, string> {
  const { accountSid: AccountSid, from: From, to: To, body: Body } = message;
  const sid = newSid();
  const sids = { MessageSid: sid, SmsSid: sid, SmsMessageSid: sid };
  return { ...sids, AccountSid, ApiVersion: '2010-04-01', From, To, Body, SmsStatus: 'received', NumMedia: '0', NumSegments: String(segmentsOf(Body)) }; // prettier-ignore
}
