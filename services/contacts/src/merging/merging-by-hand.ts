import { Injectable } from '@nestjs/common';
import type { Json } from '@fanfare/contracts';
import { RequestRefused } from '@fanfare/bus';
import type { Merge } from '../documents.js';
import { contactKey, type Contact } from '../contact/contact.js';
import { ContactStore } from '../contact/contact.store.js';
import { ListStore } from '../lists/list.store.js';
import { absorb, type Choices } from './absorb.js';
import { valuesOf } from './leaving.js';
import { Merger, withoutCauses } from './merger.js';

export interface Pair {
  workspace: string;
  survivor: string;
  loser: string;
  choices: Choices;
}

export interface Preview {
  fields: { field: string; survivor: Json; loser: Json; result: Json }[];
  contact: Contact;
}

/** Merges that a person asks for. */
@Injectable()
export class MergingByHand {
  constructor(
    private readonly contacts: ContactStore,
    private readonly lists: ListStore,
    private readonly merger: Merger,
  ) {}

  async preview(pair: Pair): Promise<Preview> {
    const { survivor, loser } = await this.both(pair);
    await this.lists.remember(loser.lists.map((list) => contactKey(loser.workspace, list)));
    const { contact } = absorb(survivor, {
      id: loser.id,
      was: valuesOf(loser),
      createdAt: loser.createdAt,
      at: Date.now(),
      choices: pair.choices,
      listName: (list) => this.lists.nameOf(loser.workspace, list),
    });
    const names = [survivor, loser].flatMap(({ properties }) => properties.map(({ name }) => name));
    const fields = [...new Set(['email', 'mobile', 'firstName', 'lastName', 'avatarUrl', ...names])].map((field) => ({
      field,
      survivor: valueIn(survivor, field),
      loser: valueIn(loser, field),
      result: valueIn(contact, field),
    }));
    return { fields, contact };
  }

  async merge(pair: Pair & { by: string }): Promise<{ merge: Merge; contact: Contact }> {
    const { loser, survivor, choices, by } = { ...pair, ...(await this.both(pair, true)) };
    const merge = await this.merger.merge(loser, survivor.id, { by, byHand: true, at: Date.now(), choices });
    if (!merge) throw new RequestRefused('Conflict', 'One of these contacts is being merged with another one.');
    const contact = (await this.contacts.load([survivor._id])).get(survivor._id);
    if (!contact) throw new RequestRefused('Conflict', 'The contact was deleted meanwhile.');
    return { merge, contact };
  }

  /** Both as they are; `again`: the loser may be the survivor's already. */
  private async both(
    { workspace, survivor: survivorId, loser: loserId }: Pair,
    again = false,
  ): Promise<{ survivor: Contact; loser: Contact }> {
    const keys = [contactKey(workspace, survivorId), contactKey(workspace, loserId)] as const;
    const found = await this.contacts.raw(keys);
    const [survivor, loser] = [found.get(keys[0]), found.get(keys[1])];
    if (!survivor || !loser) {
      throw new RequestRefused('NotFound', `There is no contact ${survivor ? loserId : survivorId}.`);
    }
    if (survivor === loser) throw new RequestRefused('Invalid', 'A contact cannot be merged with itself.');
    for (const contact of [survivor, loser]) {
      if (contact.state === 'deleted') throw new RequestRefused('Conflict', 'A deleted contact cannot be merged.');
      const isTheSame = again && contact === loser && contact.mergedInto === survivor.id;
      if (contact.state === 'merged' && !isTheSame) {
        throw new RequestRefused('Conflict', `${contact.id} was merged into ${contact.mergedInto} already.`);
      }
    }
    return { survivor: withoutCauses(survivor), loser: withoutCauses(loser) };
  }
}

function valueIn(contact: Contact, field: string): Json {
  switch (field) {
    case 'email':
    case 'mobile':
    case 'firstName':
    case 'lastName':
    case 'avatarUrl':
      return contact[field];
    default:
      return contact.properties.find(({ name }) => name === field)?.value ?? null;
  }
}
