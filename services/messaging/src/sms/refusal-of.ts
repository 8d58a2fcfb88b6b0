import { RequestRefused } from '@fanfare/bus';
import { Busy, NotSent, Refused } from '@fanfare/connector';

/** What people are told who had a text sent, when it was not: why, or that nobody knows whether it goes out. */
export function refusalOf(error: unknown): Error {
  if (error instanceof RequestRefused) return error;
  if (wasNotTaken(error)) return new RequestRefused('Conflict', `The text message was not sent: ${error.message}`);
  return new RequestRefused('Conflict', 'Twilio did not say whether it took the text message: look there before you send it again.'); // prettier-ignore
}

/** True when it is known that Twilio did not take it. */
export function wasNotTaken(error: unknown): error is Busy | NotSent | Refused {
  return error instanceof Busy || error instanceof NotSent || error instanceof Refused;
}
