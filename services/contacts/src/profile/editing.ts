import { Injectable } from '@nestjs/common';
import type { Json } from '@fanfare/contracts';
import { RequestRefused } from '@fanfare/bus';
import { factsFromFields } from '../actions/update-fields.js';
import type { Contact } from '../contact/contact.js';
import { contactKey } from '../contact/contact.js';
import { ContactStore } from '../contact/contact.store.js';
import { Editor } from '../contact/editor.js';
import type { Fact } from '../contact/fact.js';
import { Finder } from '../contact/finder.js';
import { IdentityStore } from '../identity/identity.store.js';
import { identityKey } from '../identity/keys.js';
import { fitFacts, KnownDefinitions } from '../properties/definitions.js';

export interface Wanted {
  fields: Record<string, Json>;
  addTags: readonly string[];
  removeTags: readonly string[];
  by: string;
}

/** Values of a contact as a person puts them right. */
@Injectable()
export class Editing {
  constructor(
    private readonly finder: Finder,
    private readonly editor: Editor,
    private readonly contacts: ContactStore,
    private readonly identities: IdentityStore,
    private readonly definitions: KnownDefinitions,
  ) {}

  async edit(workspace: string, id: string, wanted: Wanted): Promise<Contact> {
    const contact = await this.finder.get(workspace, id);
    if (!contact) throw new RequestRefused('NotFound', 'There is no such contact.');
    const facts = await this.factsOf(workspace, wanted);
    const email = facts.find((fact) => fact.kind === 'core' && fact.name === 'email')?.value;
    if (typeof email === 'string') await this.take(contact, email);
    const edited = await this.editor.edit([contact._id], facts, wanted.by, Date.now());
    const after = edited.get(contact._id);
    if (!after) throw new RequestRefused('NotFound', 'The contact was deleted meanwhile.');
    return after.contact;
  }

  private async factsOf(workspace: string, { fields, addTags, removeTags }: Wanted): Promise<Fact[]> {
    const facts: Fact[] = [];
    const errors: { path: string; message: string }[] = [];
    for (const [name, value] of Object.entries(fields)) {
      const read = factsFromFields(Object.fromEntries([[name, value]]));
      if (Array.isArray(read)) facts.push(...read);
      else errors.push({ path: `fields.${name}`, message: read.message });
    }
    const fitted = fitFacts(facts, await this.definitions.of(workspace));
    errors.push(...fitted.problems.map(({ property, problem }) => ({ path: `fields.${property}`, message: problem })));
    const both = addTags.find((tag) => removeTags.includes(tag));
    if (both !== undefined) errors.push({ path: 'removeTags', message: `"${both}" cannot be both added and removed` });
    if (errors.length > 0) throw new RequestRefused('Invalid', 'The contact cannot be changed so.', errors);
    const tag = (value: boolean) => (name: string) => ({ kind: 'tags', name, value }) as const;
    return [...fitted.facts, ...addTags.map(tag(true)), ...removeTags.map(tag(false))];
  }

  /** Takes an address for the contact, for good; refuses when it is another's. */
  private async take({ workspace, id, _id }: Contact, email: string): Promise<void> {
    const key = identityKey(workspace, 'email', email);
    const owner = (await this.identities.claim([{ key, contact: id }])).get(key) ?? id;
    const ownerKey = contactKey(workspace, owner);
    // It may be that of one that was merged into this one.
    if (ownerKey === _id || (await this.contacts.load([ownerKey])).get(ownerKey)?._id === _id) return;
    const message = 'another contact has this address';
    throw new RequestRefused('Conflict', 'Another contact has this e-mail address.', [
      { path: 'fields.email', message },
    ]);
  }
}
