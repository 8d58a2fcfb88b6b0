import { become, newMember, subscriberHash, type Member } from './member.js';
import { mergedValues, usualMergeFields, type MergeField } from './merge-fields.js';
import { problems } from './problem.js';
import type { Happened } from './webhook-form.js';

export interface AudienceSetup {
  id: string;
  /** @default the id */
  name?: string;
  /** @default FNAME, LNAME, ADDRESS and PHONE, none of them required */
  mergeFields?: MergeField[];
}

/** Why Mailchimp does not trust an address. */
export type Suspicion = 'fake' | 'too many lists';

/** An audience (a "list") and its members, and what can befall them without the API. */
export class Audience {
  readonly id: string;
  readonly name: string;
  readonly mergeFields: MergeField[];
  readonly createdAt = new Date().toISOString();
  /** By subscriber hash. */
  readonly members = new Map<string, Member>();
  /** The hashes of those who were deleted permanently. */
  readonly forgotten = new Set<string>();
  /** The ids of tags by name. */
  readonly tags = new Map<string, number>();
  private readonly suspicions = new Map<string, Suspicion>();
  private webIds = 383_140_000;

  constructor(
    { id, name = id, mergeFields = usualMergeFields }: AudienceSetup,
    private readonly tell: (type: Happened, member: Member) => void,
  ) {
    this.id = id;
    this.name = name;
    this.mergeFields = mergeFields;
  }

  member(email: string): Member | undefined {
    return this.members.get(subscriberHash(email));
  }

  /** By hash, e-mail or contact id, as paths may say (OD mailchimp.com.json v3.0.55). */
  lookUp(key: string): Member | undefined {
    return this.members.get(key) ?? this.member(key) ?? this.members.values().find((one) => one.contactId === key);
  }

  add(email: string): Member {
    const member = newMember(email, this.webIds++);
    member.mergeFields = mergedValues(this.mergeFields, {}, {}, false);
    this.members.set(subscriberHash(email), member);
    return member;
  }

  tagId(name: string): number {
    const id = this.tags.get(name) ?? this.tags.size + 1;
    this.tags.set(name, id);
    return id;
  }

  /** Refuses an address that nobody can have, or that Mailchimp does not trust. */
  checkAddress(email: string): void {
    if (!/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email)) throw problems.invalid('Please provide a valid email address.');
    const suspicion = this.suspicions.get(subscriberHash(email));
    if (suspicion === 'fake') throw problems.invalid(`${email} looks fake or invalid, please enter a real email address.`); // prettier-ignore
    if (suspicion) throw problems.invalid(`${email} has signed up to a lot of lists very recently; we're not allowing more signups for now`); // prettier-ignore
  }

  /** The member leaves by themselves: the API cannot subscribe them again. */
  personLeaves(email: string): void {
    const member = this.known(email);
    member.isInCompliance = true;
    become(member, 'unsubscribed', 'person');
    this.tell('unsubscribe', member);
  }

  /** The member's mail bounces: the API cannot subscribe them again. */
  bounces(email: string): void {
    const member = this.known(email);
    member.isInCompliance = true;
    become(member, 'cleaned', 'mailchimp');
    this.tell('cleaned', member);
  }

  /** The person signs up by a form, or says yes to a `pending`: whatever was before is forgiven. */
  personSignsUp(email: string): Member {
    const member = this.member(email) ?? this.add(email);
    this.forgotten.delete(subscriberHash(email));
    member.isInCompliance = false;
    become(member, 'subscribed', 'person');
    this.tell('subscribe', member);
    return member;
  }

  /** From now on Mailchimp does not take this address as a new one. */
  suspect(email: string, suspicion: Suspicion): void {
    this.suspicions.set(subscriberHash(email), suspicion);
  }

  private known(email: string): Member {
    const member = this.member(email);
    if (!member) throw new Error(`Test asked of ${email}, who is no member of the audience ${this.id}. Put them in first.`); // prettier-ignore
    return member;
  }
}
