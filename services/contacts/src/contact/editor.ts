import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Unavailable } from '@fanfare/chassis';
import { KnownSegments } from '../segments/known-segments.js';
import { withSegments } from '../segments/with-segments.js';
import type { Announcement } from '../documents.js';
import { announcementsOf } from '../telling/announcement.js';
import { Teller } from '../telling/teller.js';
import { applyFacts } from './apply-facts.js';
import type { Contact, Edit, Row } from './contact.js';
import { ContactStore } from './contact.store.js';
import type { Fact } from './fact.js';

const maxRounds = 50;

export interface Edited {
  contact: Contact;
  /** What it changed. */
  rows: Row[];
}

/** Changes contacts that are there because a person says so, many at once, and tells of it. */
@Injectable()
export class Editor {
  constructor(
    private readonly contacts: ContactStore,
    private readonly teller: Teller,
    private readonly segments: KnownSegments,
  ) {}

  /** What became of each, by the name (`workspace/id`) that it was given by; those that are not there are not in the answer. */
  async edit(
    keys: readonly string[],
    facts: readonly Fact[],
    source: string,
    at: number,
  ): Promise<Map<string, Edited>> {
    const edited = new Map<string, Edited>();
    const announced: Announcement[] = [];
    let open = [...new Set(keys)];
    for (let round = 1; open.length > 0; round++) {
      if (round > maxRounds) throw new Unavailable('Too many are changing one contact at once.');
      const found = await this.contacts.load(open);
      const segments = await this.segments.ofEach([...found.values()].map(({ workspace }) => workspace));
      const edits = new Map<string, Edit & { rows: Row[] }>();
      for (const contact of found.values()) {
        const changed = applyFacts(contact, facts, { at, order: 'later' });
        const { contact: after, rows, touched } = withSegments(contact, changed, segments.get(contact.workspace), at);
        const cause = randomUUID();
        const applied = rows.length > 0 ? [{ cause, source, at, outcome: null, rows }] : [];
        const tells = rows.length > 0 ? [cause] : [];
        edits.set(contact._id, { contact: after, applied: touched ? applied : [], tells, rows });
      }
      const lost = new Set(await this.contacts.write([...edits.values()].filter(({ applied }) => applied.length > 0)));
      for (const [key, { _id }] of found) {
        const edit = edits.get(_id);
        if (!edit || lost.has(_id)) continue;
        edited.set(key, { contact: edit.contact, rows: edit.rows });
        announced.push(...announcementsOf(edit, at));
      }
      open = [...found].filter(([, { _id }]) => lost.has(_id)).map(([key]) => key);
    }
    await this.teller.tell([...new Map(announced.map((one) => [one._id, one])).values()]);
    return edited;
  }
}
