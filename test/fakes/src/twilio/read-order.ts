import { z } from 'zod';
import { TwilioError } from './twilio-error.js';

/** What of the form of a new message the fake acts upon. What is not a form has none of it, as Twilio takes it. */
const form = z
  .object({
    To: z.string().default(''),
    From: z.string().optional(),
    MessagingServiceSid: z.string().optional(),
    Body: z.string().default(''),
    StatusCallback: z.string().optional(),
    ScheduleType: z.string().optional(),
    SendAt: z.string().optional(),
  })
  .catch({ To: '', Body: '' });

/** What the account can send with, and to whom it cannot. */
export interface Account {
  numbers: string[];
  services: string[];
  /** Not SMS capable. */
  landlines: Set<string>;
}

export interface Order {
  to: string;
  body: string;
  /** The numbers that it could be sent from; the first one sends. */
  senders: string[];
  service: string | null;
  statusCallback: string | null;
  isScheduled: boolean;
}

const maxBody = 1_600;
/** 300 s to 35 days (error 35114). */
const scheduleMs = { min: 300_000, max: 35 * 86_400_000 };

/** A message as it was ordered, or the first reason why it cannot be sent; the codes' pages are twilio.com/docs/errors. */
export function readOrder(body: unknown, account: Account, now: Date): Order {
  const { To: to, Body: text, StatusCallback: statusCallback = null, ...asked } = form.parse(body);
  if (to === '') throw new TwilioError(21604, "A 'To' phone number is required.");
  if (!/^\+[1-9]\d{6,14}$/.test(to)) throw new TwilioError(21211, `The 'To' number ${to} is not a valid phone number.`);
  const { senders, service } = readSender(asked, account);
  if (text === '') throw new TwilioError(21602, 'Message body is required.');
  if (text.length > maxBody) throw new TwilioError(21617, `The concatenated message body exceeds the ${maxBody} character limit.`); // prettier-ignore
  if (account.landlines.has(to)) throw new TwilioError(21614, `To number: ${to}, is not a mobile number`);
  const isScheduled = service !== null && asked.ScheduleType === 'fixed'; // without a service it is sent at once (error 35111)
  if (isScheduled) checkTime(asked.SendAt, now);
  return { to, body: text, senders, service, statusCallback, isScheduled };
}

function readSender(
  { From, MessagingServiceSid }: { From?: string | undefined; MessagingServiceSid?: string | undefined },
  { numbers, services }: Account,
): Pick<Order, 'senders' | 'service'> {
  if (From !== undefined && !numbers.includes(From)) {
    throw new TwilioError(21606, `The 'From' phone number ${From} is not a valid, SMS-capable inbound phone number or short code for your account.`); // prettier-ignore
  }
  if (MessagingServiceSid === undefined) {
    if (From === undefined) throw new TwilioError(21603, "A 'From' phone number is required.");
    return { senders: [From], service: null };
  }
  if (!services.includes(MessagingServiceSid)) throw new TwilioError(21701, 'The Messaging Service does not exist.');
  return { senders: From === undefined ? numbers : [From], service: MessagingServiceSid };
}

function checkTime(sendAt: string | undefined, now: Date): void {
  if (sendAt === undefined) throw new TwilioError(35111, "SendAt timestamp is missing. You must indicate SendAt timestamp if ScheduleType is 'fixed'."); // prettier-ignore
  const inMs = new Date(sendAt).getTime() - now.getTime();
  const isInWindow = inMs >= scheduleMs.min && inMs <= scheduleMs.max;
  if (!isInWindow) throw new TwilioError(35114, 'SendAt time must be between 300 seconds and 35 days (3024000 seconds) in the future, inclusive.'); // prettier-ignore
}
