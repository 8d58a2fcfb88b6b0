import type { VendorSpec } from '../vendor.js';
import { TwilioError, notFound, sendError } from './twilio-error.js';

const failures = new Map([[401, new TwilioError(20003, 'Authenticate', 401)]]);

/** Twilio's words for trouble. */
export const words: Omit<VendorSpec, 'routes'> = {
  name: 'twilio',
  throttled: (reply, seconds) => {
    if (seconds !== undefined) reply.header('retry-after', seconds);
    return sendError(reply, new TwilioError(20429, 'Too Many Requests', 429));
  },
  failed: (reply, status) =>
    sendError(reply, failures.get(status) ?? new TwilioError(20500, 'An internal server error has occurred', status)),
  malformed: (reply) => sendError(reply, new TwilioError(21604, "A 'To' phone number is required.")),
  notFound: (reply) => sendError(reply, notFound(reply.request.url)),
};
