import { Controller, Module } from '@nestjs/common';
import {
  referencesOfContact,
  resolveContacts,
  type ContactRef,
  type ReplyOf,
  type RequestOf,
} from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';

/** Stands in for contacts: knows everybody by id, by what is before the @, or by device. */
@Controller()
export class ContactsDesk {
  /** Nobody is told anything before this resolves. */
  static answers: Promise<void> = Promise.resolve();

  @Answers(resolveContacts)
  async resolve({ starts }: RequestOf<typeof resolveContacts>): Promise<ReplyOf<typeof resolveContacts>> {
    await ContactsDesk.answers;
    return {
      starts: starts.map(({ run, contact }) => ({
        run,
        contact: { id: idOf(contact), type: 'Identified', email: null, mobile: null, firstName: null, lastName: null, tags: [], lists: [], properties: {} }, // prettier-ignore
      })),
    };
  }

  /** Of whom somebody asked for references last. */
  static asked = '';

  /** Whoever asks for references gets those that are true at that moment, but only when this resolves. */
  static delivers: Promise<void> = Promise.resolve();

  /** Ids of those whose merge was undone. */
  static readonly undone = new Set<string>();

  /** Each was merged with a contact that was called `old-` and its id. */
  @Answers(referencesOfContact)
  async references({ id }: RequestOf<typeof referencesOfContact>): Promise<ReplyOf<typeof referencesOfContact>> {
    const isUndone = ContactsDesk.undone.has(id);
    ContactsDesk.asked = id;
    await ContactsDesk.delivers;
    if (isUndone) return { references: [{ id }] };
    const own = id.replace(/^old-/, '');
    return { references: [{ id: own }, { id: `old-${own}` }, { email: `${own}@acme.test` }] };
  }
}

function idOf({ id, email, anonymousId }: ContactRef): string {
  return id ?? email?.split('@')[0] ?? anonymousId ?? 'unknown';
}

@Module({ controllers: [ContactsDesk] })
export class ContactsDeskModule {}
