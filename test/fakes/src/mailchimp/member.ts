import { createHash, randomBytes } from 'node:crypto';
import type { GivenStatus, MemberDetails } from './member-body.js';
import type { MergeValues } from './merge-fields.js';
import { problems } from './problem.js';

export type MemberStatus = GivenStatus | 'archived';
/** Who gave a status: a caller of the API, the person themselves, or Mailchimp. */
type By = 'api' | 'person' | 'mailchimp';

export interface Member {
  /** As it was given last; letter case does not tell members apart. */
  email: string;
  contactId: string;
  webId: number;
  status: MemberStatus;
  /** Every status that it has had, oldest first. */
  history: { status: MemberStatus; by: By; at: string }[];
  /** Left or bounced by themselves: only they can come back. */
  isInCompliance: boolean;
  mergeFields: MergeValues;
  /** Names, in the order in which they were added. */
  tags: string[];
  details: MemberDetails;
  lastChanged: string;
}

/** MD5 of the address in lower case: by this Mailchimp tells members apart. */
export function subscriberHash(email: string): string {
  return createHash('md5').update(email.toLowerCase()).digest('hex');
}

/** Without a status as yet. */
export function newMember(email: string, webId: number): Member {
  return {
    email,
    contactId: randomBytes(16).toString('hex'),
    webId,
    status: 'transactional',
    history: [],
    isInCompliance: false,
    mergeFields: {},
    tags: [],
    details: {},
    lastChanged: now(),
  };
}

/**
 * Refuses what the API may not do: subscribe who left or bounced. It may ask them by `pending`, to which they may say
 * yes; whom it has unsubscribed itself, it may subscribe again.
 */
export function mayBecome(member: Member, status: MemberStatus | undefined): void {
  if (status === 'subscribed' && member.isInCompliance) throw problems.inCompliance(member.email);
}

export function become(member: Member, status: MemberStatus, by: By): void {
  const at = now();
  member.lastChanged = at;
  if (member.history.length > 0 && member.status === status) return;
  member.status = status;
  member.history.push({ status, by, at });
}

/** In Mailchimp's form: to the second, with an offset. */
function now(): string {
  return `${new Date().toISOString().slice(0, 19)}+00:00`;
}
