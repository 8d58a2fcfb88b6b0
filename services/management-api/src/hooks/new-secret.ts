import { randomBytes } from 'node:crypto';
import type { Hook } from '@fanfare/contracts';
import { invalid } from '../http/problem-error.js';

const secretBytes = 32;
const standard = /^whsec_([A-Za-z0-9+/]+={0,2})$/;
/** Standard Webhooks 1.0.0: from 24 to 64 bytes. */
const standardBytes = { least: 24, most: 64 };
const shortestKey = 16;
const shortestVendorSecret = 8;

type Use = Pick<Hook, 'kind' | 'protection'>;

/** A secret that is fit for a hook: the given one, or one that is `made`. Throws what is wrong with a given one. */
export function newSecret(use: Use, given: string | undefined): { text: string; made: boolean } {
  if (given === undefined) return { text: madeFor(use), made: true };
  const problem = /^[\x21-\x7e]+$/.test(given) ? problemOf(use, given) : 'expected visible ASCII characters without spaces'; // prettier-ignore
  if (problem === null) return { text: given, made: false };
  throw invalid([{ path: 'secret', message: problem }]);
}

function madeFor({ kind, protection }: Use): string {
  if (protection === 'key') return `hk_${randomBytes(secretBytes).toString('base64url')}`;
  if (!isVendors(kind)) return `whsec_${randomBytes(secretBytes).toString('base64')}`;
  const where = kind === 'twilio' ? 'the auth token of the Twilio account' : 'the secret that Mailchimp shows with the webhook'; // prettier-ignore
  throw invalid([{ path: 'secret', message: `give ${where}: its signatures are made with it` }]);
}

function problemOf({ kind, protection }: Use, given: string): string | null {
  if (protection === 'none') return 'is for a hook with a key or a signature: say which as its protection';
  if (protection === 'key') return given.length < shortestKey ? `expected at least ${shortestKey} characters` : null;
  if (isVendors(kind)) return given.length < shortestVendorSecret ? 'is too short to be the vendor’s' : null;
  const bytes = Buffer.from(standard.exec(given)?.[1] ?? '', 'base64').length;
  const fits = bytes >= standardBytes.least && bytes <= standardBytes.most;
  return fits ? null : 'expected whsec_ and 24 to 64 bytes in base64, as Standard Webhooks has it';
}

function isVendors(kind: Hook['kind']): boolean {
  return kind === 'mailchimp' || kind === 'twilio';
}
