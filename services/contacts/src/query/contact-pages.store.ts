import { Injectable } from '@nestjs/common';
import type { Condition, ContactRow } from '@fanfare/contracts';
import { contactFilter, type ContactFilter } from '@fanfare/engine';
import { Collections } from '../collections.store.js';
import { asStored, contactKey, type Contact } from '../contact/contact.js';
import { searchTerm } from '../contact/search-terms.js';
import { Snapshots } from '../contact/snapshots.js';
import { ListStore } from '../lists/list.store.js';
import { rowOfContact } from './row-of-contact.js';
import { narrowed, type Part } from './narrowed.js';

/** Which contacts. */
export interface Wanted {
  workspace: string;
  search?: string | undefined;
  /** A list's id or its name. */
  list?: string | undefined;
  filter?: Condition | undefined;
}

export interface Page {
  contacts: ContactRow[];
  /** Where the next page begins; null: this was the last one. */
  next: string | null;
}

/** Contacts looked at for one page: when so many do not fill it, it is handed out as it is, and the next one goes on there. */
const lookedAtMost = 10_000;
/** Contacts looked at for a count; beyond that it is estimated. */
const countedAtMost = 20_000;
/** Contacts read at once where each is looked at. */
const firstLot = 250;
const largestLot = 1_000;

/**
 * Pages of contacts in the order of their ids. What an index can find of a filter is found by the database; whether a contact
 * matches is decided here, as workflows decide it, so a page may cost a look at many contacts, but never at all of them.
 */
@Injectable()
export class ContactPages {
  constructor(
    private readonly collections: Collections,
    private readonly lists: ListStore,
    private readonly snapshots: Snapshots,
  ) {}

  async page({ after = '', limit, ...wanted }: Wanted & { after?: string | undefined; limit: number }): Promise<Page> {
    const query = await this.query(wanted);
    const found: ContactRow[] = [];
    const most = query.filter ? lookedAtMost : limit + 1;
    let [looked, last] = [0, after];
    for await (const lot of this.lots(query, after, most)) {
      found.push(...(await this.matching(query, lot)));
      if (found.length > limit) return { contacts: found.slice(0, limit), next: found[limit - 1]?.id ?? null };
      looked += lot.length;
      last = lot.at(-1)?.id ?? last;
    }
    return { contacts: found, next: looked < most ? null : last };
  }

  /** How many there are; `exact`: they were all counted. */
  async count(wanted: Wanted): Promise<{ count: number; exact: boolean }> {
    const query = await this.query(wanted);
    const all = () => this.collections.contacts.countDocuments(documentsOf(query, ''));
    if (!query.filter) return { count: await all(), exact: true };
    let [count, looked] = [0, 0];
    for await (const lot of this.lots(query, '', countedAtMost)) {
      count += (await this.matching(query, lot)).length;
      looked += lot.length;
    }
    if (looked < countedAtMost) return { count, exact: true };
    return { count: Math.round((count / looked) * (await all())), exact: false };
  }

  private async query({ workspace, search, list, filter }: Wanted): Promise<Query> {
    const now = Date.now();
    const compiled = filter === undefined ? null : contactFilter(filter, workspace);
    const needs = compiled?.needs(now) ?? [];
    const named = needs.some(({ path }) => path[0] === 'lists') ? await this.lists.all(workspace) : [];
    const listIds = (name: string) => [...named.filter((known) => known.name === name).map(({ id }) => id), name];
    const term = search === undefined ? '' : searchTerm(search);
    const parts: Part[] = [
      // By range, not by pattern: nothing to escape, and an index can serve it.
      ...(term === '' ? [] : [{ search: { $elemMatch: { $gte: term, $lt: `${term}\uffff` } } }]),
      ...(list === undefined ? [] : [{ lists: { $in: [list, (await this.lists.find(workspace, list))?.id ?? list] } }]),
      ...narrowed(needs, { workspace, listIds }),
    ];
    return { workspace, parts, filter: compiled, now };
  }

  /** Those who may match, by lots in the order of their ids: small ones first, since a page is often full with these. */
  private async *lots(query: Query, after: string, most: number): AsyncGenerator<Contact[]> {
    let [size, looked, last] = [Math.min(most, firstLot), 0, after];
    while (looked < most) {
      const found = await this.collections.contacts
        .find<Contact>(documentsOf(query, last), { projection: { applied: 0 } })
        .sort({ _id: 1 })
        .limit(size)
        .toArray();
      if (found.length > 0) yield found.map(asStored);
      if (found.length < size) return;
      looked += size;
      last = found.at(-1)?.id ?? last;
      size = Math.min(size * 2, largestLot, most - looked);
    }
  }

  private async matching({ filter, now }: Query, lot: readonly Contact[]): Promise<ContactRow[]> {
    const snapshots = await this.snapshots.of(lot);
    return lot.flatMap((contact, i) => {
      const snapshot = snapshots[i];
      if (!snapshot || (filter && !filter.matches(snapshot, now))) return [];
      return rowOfContact(snapshot, contact);
    });
  }
}

interface Query {
  workspace: string;
  parts: Part[];
  filter: ContactFilter | null;
  /** What the filter takes for now. */
  now: number;
}

/** '0' is what follows '/'. */
function documentsOf({ workspace, parts }: Query, after: string): Part {
  const ids = { $gt: contactKey(workspace, after), $lt: `${workspace}0` };
  return { workspace, state: 'live', _id: ids, ...(parts.length > 0 && { $and: parts }) };
}
