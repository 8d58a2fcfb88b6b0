import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ContactRef } from '@fanfare/contracts';
import { RequestRefused } from '@fanfare/bus';
import { arrivalOf, saysWho } from '../identity/arrival.js';
import { IdentityStore } from '../identity/identity.store.js';
import { Register } from '../identity/register.js';
import type { Contact } from './contact.js';
import { ContactStore } from './contact.store.js';

/** Creates or updates a contact because a person or an import says so. What is not given stays; tags are added. */
@Injectable()
export class Saver {
  constructor(
    private readonly register: Register,
    private readonly contacts: ContactStore,
    private readonly identities: IdentityStore,
  ) {}

  async save(
    workspace: string,
    contact: ContactRef & { tags?: string[] | undefined },
    source: string,
  ): Promise<Contact> {
    const { tags = [], ...ref } = contact;
    if (!saysWho(ref)) {
      throw new RequestRefused('Invalid', 'A contact needs an id, an email, a mobile or an anonymousId.');
    }
    const arrival = arrivalOf({
      cause: randomUUID(),
      source,
      workspace,
      at: Date.now(),
      order: 'later',
      contact: ref,
      tags,
    });
    const loaded = await this.contacts.load([arrival.guess]);
    const existing = loaded.get(arrival.guess);
    const { email } = arrival.keys;
    if (ref.id !== undefined && existing && email !== undefined) {
      const owner = (await this.identities.owners([email])).get(email);
      if (owner !== undefined && owner !== existing.id) {
        throw new RequestRefused('Conflict', 'Another contact has this e-mail address.');
      }
    }
    const [saved] = await this.register.settle([arrival], loaded);
    return saved as Contact;
  }
}
