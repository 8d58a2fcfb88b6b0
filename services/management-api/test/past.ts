import { Controller } from '@nestjs/common';
import {
  getContact,
  getRuns,
  recallContacts,
  referencesOfContact,
  type ContactRef,
  type ContactSnapshot,
  type ReplyOf,
  type RequestOf,
  type RunDocument,
} from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';

/** What contacts and runs know, and every question that they were asked. A spec fills it. */
export const past = {
  runs: new Map<string, RunDocument>(),
  recorded: new Map<string, ContactSnapshot>(),
  contacts: new Map<string, ContactSnapshot>(),
  names: new Map<string, ContactRef[]>(),
};

export function aContact(id: string, given: Partial<ContactSnapshot> = {}): ContactSnapshot {
  return { id, type: 'Identified', email: `${id}@acme.test`, mobile: null, firstName: 'Ann', lastName: null, tags: [], lists: [], properties: {}, ...given }; // prettier-ignore
}

/** Stands for the services contacts and runs. It knows nothing of who writes: nobody asks it to. */
@Controller()
export class PastController {
  @Answers(getContact)
  async get({ id }: RequestOf<typeof getContact>): Promise<ReplyOf<typeof getContact>> {
    return { contact: past.contacts.get(id) ?? null };
  }

  @Answers(referencesOfContact)
  async names({ id }: RequestOf<typeof referencesOfContact>): Promise<ReplyOf<typeof referencesOfContact>> {
    return { references: past.names.get(id) ?? [] };
  }

  @Answers(recallContacts)
  async recall({ starts }: RequestOf<typeof recallContacts>): Promise<ReplyOf<typeof recallContacts>> {
    return {
      starts: starts.map(({ run, contact: { id = 'new' } }) => {
        const recorded = past.recorded.get(run);
        const known = past.contacts.get(id);
        if (recorded) return { run, contact: recorded, as: 'recorded' };
        return known ? { run, contact: known, as: 'current' } : { run, contact: aContact(id), as: 'new' };
      }),
    };
  }

  @Answers(getRuns)
  async runs({ ids }: RequestOf<typeof getRuns>): Promise<ReplyOf<typeof getRuns>> {
    // Half of what is asked for at a time, as if answers were large.
    const some = ids.slice(0, Math.ceil(ids.length / 2));
    return { runs: some.flatMap((id) => past.runs.get(id) ?? []), left: ids.slice(some.length), tooLarge: [] };
  }
}
