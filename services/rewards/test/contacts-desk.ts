import { Controller, Module } from '@nestjs/common';
import { getContact, referencesOfContact, type ReplyOf, type RequestOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';

/** Stands in for contacts: knows everybody, and who was merged into whom. */
@Controller()
export class ContactsDesk {
  /** By each id all ids of the contact, the one that it is known by first. */
  static readonly people = new Map<string, string[]>();

  /** Of whom somebody asked last. */
  static asked = '';

  /** Whoever asks gets the answer that is true at that moment, but only when this resolves. */
  static delivers: Promise<void> = Promise.resolve();

  static unite(survivor: string, loser: string): void {
    const all = [...(this.people.get(survivor) ?? [survivor]), ...(this.people.get(loser) ?? [loser])];
    for (const id of all) this.people.set(id, all);
  }

  static part(survivor: string, loser: string): void {
    this.people.set(loser, [loser]);
    this.people.set(survivor, [survivor]);
  }

  @Answers(getContact)
  async get({ id }: RequestOf<typeof getContact>): Promise<ReplyOf<typeof getContact>> {
    const nothing = { email: null, mobile: null, firstName: null, lastName: null, tags: [], lists: [], properties: {} };
    return { contact: { id, type: 'Identified', ...nothing } };
  }

  @Answers(referencesOfContact)
  async references({ id }: RequestOf<typeof referencesOfContact>): Promise<ReplyOf<typeof referencesOfContact>> {
    const ids = ContactsDesk.people.get(id) ?? [id];
    ContactsDesk.asked = id;
    await ContactsDesk.delivers;
    return { references: [...ids.map((each) => ({ id: each })), { email: `${id}@acme.test` }] };
  }
}

@Module({ controllers: [ContactsDesk] })
export class ContactsDeskModule {}
