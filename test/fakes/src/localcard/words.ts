import type { VendorSpec } from '../vendor.js';
import { Problem, sendProblem } from './problem.js';

const failures = new Map([
  [401, ['Unauthorized', 'The API key is missing or not known.']],
  [503, ['Unavailable', 'The service is not available.']],
]);

/** LocalCard's words for trouble; all proposed. */
export const words: Omit<VendorSpec, 'routes'> = {
  name: 'localcard',
  throttled: (reply, seconds) => {
    if (seconds !== undefined) reply.header('retry-after', seconds);
    return sendProblem(reply, new Problem(429, 'TooManyRequests', 'Too many requests.'));
  },
  failed: (reply, status) => {
    const [code = 'InternalError', message = 'Something went wrong.'] = failures.get(status) ?? [];
    return sendProblem(reply, new Problem(status, code, message));
  },
  malformed: (reply) => sendProblem(reply, new Problem(400, 'InvalidRequest', 'The body is not JSON.')),
  notFound: (reply) => sendProblem(reply, new Problem(404, 'NotFound', 'There is no such resource.')),
};
