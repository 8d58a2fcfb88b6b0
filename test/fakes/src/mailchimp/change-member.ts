import type { Audience } from './audience.js';
import { detailsOf, type CreateBody, type PatchBody, type PutBody } from './member-body.js';
import { become, mayBecome, subscriberHash, type Member, type MemberStatus } from './member.js';
import { mergedValues } from './merge-fields.js';
import { problems } from './problem.js';

/** How a request wants merge fields checked. */
export interface MergeCheck {
  /** `skip_merge_validation`: what is required may be missing. */
  areRequired: boolean;
}

type Change = Omit<PatchBody, 'status'> & { status?: MemberStatus | undefined };

/**
 * PUT …/members/{key}: `status_if_new` for who is new, `status` for everybody. Who is archived is not new, and stays
 * archived without a `status` (tbar0970/jethro-pmm#708). A hash of another writing of the address finds nobody, and
 * then the address itself is taken: Member Exists (thorning/node-mailchimp#62).
 */
export function putMember(audience: Audience, key: string, body: PutBody, check: MergeCheck): Member {
  const member = audience.lookUp(key);
  if (member) return changeMember(audience, member, body, check);
  // The document requires status_if_new for a new member; that `status` alone does too is guessed.
  const status = body.status_if_new ?? body.status;
  if (!status) throw problems.invalidFields([{ field: 'status_if_new', message: 'This value should not be blank.' }]);
  return createMember(audience, { ...body, status }, check);
}

/** POST …/members, for those who are not there; that the archived are there too is guessed. */
export function createMember(audience: Audience, body: CreateBody, { areRequired }: MergeCheck): Member {
  const { email_address, status, merge_fields = {}, tags = [] } = body;
  audience.checkAddress(email_address);
  if (audience.member(email_address)) throw problems.memberExists(email_address);
  if (audience.forgotten.has(subscriberHash(email_address))) throw problems.forgotten(email_address);
  const mergeFields = mergedValues(audience.mergeFields, {}, merge_fields, areRequired);
  const member = audience.add(email_address);
  Object.assign(member, { mergeFields, details: detailsOf(body) });
  addTags(audience, member, tags);
  become(member, status, 'api');
  return member;
}

/**
 * Changes what is given, and nothing when any of it is refused. Merge fields of which nothing is given are not looked
 * at, so that one can be unsubscribed who lacks what has become required: guessed.
 */
export function changeMember(audience: Audience, member: Member, change: Change, { areRequired }: MergeCheck): Member {
  const { email_address: email = member.email, merge_fields: given } = change;
  mayBecome(member, change.status);
  const mergeFields = given ? mergedValues(audience.mergeFields, member.mergeFields, given, areRequired) : member.mergeFields; // prettier-ignore
  rename(audience, member, email);
  Object.assign(member, { mergeFields, details: { ...member.details, ...detailsOf(change) } });
  become(member, change.status ?? member.status, 'api');
  return member;
}

function rename(audience: Audience, member: Member, email: string): void {
  const [before, after] = [subscriberHash(member.email), subscriberHash(email)];
  if (before !== after) {
    audience.checkAddress(email);
    const taken = audience.forgotten.has(after) ? 'Deleted' : audience.members.get(after)?.status;
    if (taken) throw problems.invalidFields([{ field: 'email address', message: `"${email}" is already in this list with a status of "${inWords(taken)}".` }]); // prettier-ignore
    audience.members.delete(before);
    audience.members.set(after, member);
  }
  member.email = email;
}

/** Of these, "Subscribed", "Deleted" and "Non-Subscribed" have been seen. */
function inWords(status: string): string {
  return status === 'transactional' ? 'Non-Subscribed' : status.replace(/^./, (letter) => letter.toUpperCase());
}

export function addTags(audience: Audience, member: Member, names: string[]): void {
  for (const name of names) audience.tagId(name);
  member.tags = [...new Set([...member.tags, ...names])];
}

/** A tag that is not there is made when it is set active; to remove it changes nothing. */
export function changeTags(
  audience: Audience,
  member: Member,
  tags: { name: string; status: 'active' | 'inactive' }[],
): void {
  // prettier-ignore
  for (const { name, status } of tags) {
    if (status === 'active') addTags(audience, member, [name]);
    else member.tags = member.tags.filter((one) => one !== name);
  }
}

/** DELETE …/members/{key}. Refused a second time, and of who is pending or bounced (recorded by grouparoo in 2022). */
export function archiveMember(member: Member): void {
  if (['archived', 'pending', 'cleaned'].includes(member.status)) throw problems.notRemovable();
  become(member, 'archived', 'api');
}

/** POST …/members/{key}/actions/delete-permanent: "impossible to re-import". */
export function deletePermanently(audience: Audience, member: Member): void {
  const hash = subscriberHash(member.email);
  audience.members.delete(hash);
  audience.forgotten.add(hash);
}
