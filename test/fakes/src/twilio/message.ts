import { randomBytes } from 'node:crypto';
import { segmentsOf } from './segments.js';

export type MessageStatus = 'accepted' | 'scheduled' | 'queued' | 'sent' | 'delivered' | 'undelivered';

/** Why a message was not delivered: the handset cannot be reached, or nothing there takes SMS. */
export type DeliveryError = 30003 | 30006;

const errorMessages: Record<DeliveryError, string> = {
  30003: 'Unreachable destination handset',
  30006: 'Landline or unreachable carrier',
};

/** A message that is sent. */
export interface Message {
  readonly sid: string;
  readonly to: string;
  readonly from: string;
  readonly body: string;
  readonly messagingServiceSid: string | null;
  readonly statusCallback: string | null;
  readonly createdAt: Date;
  status: MessageStatus;
  errorCode: DeliveryError | null;
  sentAt: Date | null;
  updatedAt: Date;
}

export function newSid(): string {
  return `SM${randomBytes(16).toString('hex')}`;
}

/** A message as the API shows it. Which number sends, and in how many segments, a service decides only when it is queued. */
export function shownMessage(accountSid: string, message: Message): Record<string, unknown> {
  const isUndecided = message.status === 'accepted' || message.status === 'scheduled';
  return {
    sid: message.sid,
    account_sid: accountSid,
    api_version: '2010-04-01',
    uri: `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}.json`,
    to: message.to,
    from: isUndecided ? null : message.from,
    messaging_service_sid: message.messagingServiceSid,
    body: message.body,
    status: message.status,
    direction: 'outbound-api',
    num_segments: String(isUndecided ? 0 : segmentsOf(message.body)),
    num_media: '0',
    error_code: message.errorCode,
    error_message: message.errorCode === null ? null : errorMessages[message.errorCode],
    price: null,
    price_unit: 'USD',
    date_created: rfc2822(message.createdAt),
    date_sent: message.sentAt && rfc2822(message.sentAt),
    date_updated: rfc2822(message.updatedAt),
  };
}

function rfc2822(at: Date): string {
  return at.toUTCString().replace('GMT', '+0000');
}
