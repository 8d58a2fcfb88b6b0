import { Injectable } from '@nestjs/common';
import { Unavailable } from '@fanfare/chassis';
import { ArchiveStore } from '../contact/archive.store.js';
import { isIdOf } from '../contact/contact.js';
import { ContactStore } from '../contact/contact.store.js';
import { DeletionStore } from '../deletion/deletion.store.js';
import { IdentityStore } from '../identity/identity.store.js';
import { KnownSegments } from '../segments/known-segments.js';
import { keyOf, recordIn, plan, type StepDone, type StepEdit } from './plan.js';

/** Every round somebody gets through, so this many need as many at work on one contact at once. */
const maxRounds = 50;

/**
 * Steps that change contacts, each once. What makes it right: a step's effect, its history and its answer are one write
 * to one document, guarded by the revision that was read. So at any moment a step has either happened altogether or not
 * at all. A crash before the write: the repeat does it. After it: the repeat finds the step among the contact's causes,
 * or, when those have moved, in the archive, and answers from there. A new address is taken in the identities before
 * the write; a crash between leaves it taken by this contact, for the repeat to use.
 */
@Injectable()
export class StepEdits {
  constructor(
    private readonly contacts: ContactStore,
    private readonly archive: ArchiveStore,
    private readonly identities: IdentityStore,
    private readonly deletions: DeletionStore,
    private readonly segments: KnownSegments,
  ) {}

  /** `done[i]` answers `edits[i]`. */
  async apply(edits: readonly StepEdit[]): Promise<StepDone[]> {
    const contacts = await this.contacts.loadWithApplied(edits.map(keyOf));
    const refused = new Set<string>();
    for (let round = 1; round <= maxRounds; round++) {
      const unknown = edits.filter((edit) => !recordIn(contacts.get(keyOf(edit))?.applied ?? [], edit));
      // After the contacts, never at the same time: see ArchiveStore.
      const archived = await this.archive.records(
        unknown.flatMap((edit) =>
          (contacts.get(keyOf(edit))?.keys ?? []).map((contact) => ({ contact, cause: edit.step.id })),
        ),
      );
      const missing = edits.map(keyOf).filter((key) => !contacts.has(key));
      const gone = await this.deletions.gone(missing);
      const segments = await this.segments.ofEach(edits.map(({ step }) => step.workspace));
      const planned = plan(edits, { contacts, gone, archived, refused, segments, now: Date.now() });
      const owners = await this.identities.claim(planned.claims);
      const taken = planned.claims.filter(({ key, contact: id, absorbed }) => {
        const owner = owners.get(key);
        return owner !== undefined && !isIdOf({ id, absorbed }, owner);
      });
      for (const { step } of taken) refused.add(step);
      if (taken.length > 0) continue;
      const lost = await this.contacts.write(planned.edits);
      if (lost.length === 0) return planned.done;
      const stale = [...contacts].filter(([, { contact }]) => lost.includes(contact._id)).map(([key]) => key);
      for (const key of stale) contacts.delete(key);
      for (const [key, contact] of await this.contacts.loadWithApplied(stale)) contacts.set(key, contact);
    }
    throw new Unavailable('Too many are changing one contact at once.');
  }
}
