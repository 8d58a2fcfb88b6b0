import type { VendorSpec } from '../vendor.js';
import { sendDenial } from './oauth-token.js';
import { noResource, notJson, refuse, sendRefusal } from './refusal.js';

const failures = new Map([
  [401, ['INVALID_SESSION_ID', 'Session expired or invalid']],
  [503, ['SERVER_UNAVAILABLE', 'The server is unavailable']],
]);

/** Salesforce's words for trouble. It never says Retry-After. */
export const words: Omit<VendorSpec, 'routes'> = {
  name: 'salesforce',
  throttled: (reply) => sendRefusal(reply, refuse(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.')),
  failed: (reply, status) => {
    const isToken = reply.request.url.startsWith('/services/oauth2/');
    if (isToken) return sendDenial(reply, 'server_error', 'An error has occurred', status);
    const [errorCode = 'UNKNOWN_EXCEPTION', message = 'An unexpected error occurred'] = failures.get(status) ?? [];
    return sendRefusal(reply, refuse(status, errorCode, message));
  },
  malformed: (reply) => sendRefusal(reply, notJson('Unexpected character at [line:1, column:1]')),
  notFound: (reply) => sendRefusal(reply, noResource()),
};
