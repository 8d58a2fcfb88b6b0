import { Controller, Module } from '@nestjs/common';
import { referencesOfContact, resolveContacts, type ReplyOf, type RequestOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';

/** Stands in for contacts: knows everybody by id, and remembers whom it was asked about. */
@Controller()
export class ContactsDesk {
  static asked: string[] = [];

  @Answers(resolveContacts)
  async resolve({ starts }: RequestOf<typeof resolveContacts>): Promise<ReplyOf<typeof resolveContacts>> {
    ContactsDesk.asked.push(...starts.map(({ run }) => run));
    return {
      starts: starts.map(({ run, contact: { id = 'unknown' } }) => ({
        run,
        contact: { id, type: 'Identified', email: null, mobile: null, firstName: null, lastName: null, tags: [], lists: [], properties: {} }, // prettier-ignore
      })),
    };
  }

  /** Each has an address that begins with its id. */
  @Answers(referencesOfContact)
  async references({ id }: RequestOf<typeof referencesOfContact>): Promise<ReplyOf<typeof referencesOfContact>> {
    return { references: [{ id }, { email: `${id}@acme.test` }] };
  }
}

@Module({ controllers: [ContactsDesk] })
export class ContactsDeskModule {}
