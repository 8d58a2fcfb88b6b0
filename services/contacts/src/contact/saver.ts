import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ContactRef } from '@fanfare/contracts';
import { RequestRefused } from '@fanfare/bus';
import { arrivalOf, saysWho, type Arrival } from '../identity/arrival.js';
import { IdentityStore } from '../identity/identity.store.js';
import { Register } from '../identity/register.js';
import { fitFacts, KnownDefinitions } from '../properties/definitions.js';
import { announcementOf } from '../telling/announcement.js';
import { Teller } from '../telling/teller.js';
import { isIdOf, type Contact } from './contact.js';
import { ContactStore } from './contact.store.js';
import { factsOf } from './fact.js';

/** Creates or updates a contact because a person or an import says so. What is not given stays; tags are added. */
@Injectable()
export class Saver {
  constructor(
    private readonly register: Register,
    private readonly contacts: ContactStore,
    private readonly identities: IdentityStore,
    private readonly teller: Teller,
    private readonly definitions: KnownDefinitions,
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
      tells: true,
    });
    await this.check(arrival);
    const loaded = await this.contacts.load([arrival.guess]);
    const existing = loaded.get(arrival.guess);
    const { email } = arrival.keys;
    if (ref.id !== undefined && existing && email !== undefined) {
      const owner = (await this.identities.owners([email])).get(email);
      if (owner !== undefined && !isIdOf(existing, owner)) {
        throw new RequestRefused('Conflict', 'Another contact has this e-mail address.');
      }
    }
    const [saved] = await this.register.settle([arrival], loaded);
    if (!saved) throw new Error('a contact that was saved is not there');
    await this.teller.tell([announcementOf(saved, arrival.cause, arrival.at)]);
    return saved;
  }

  /** Makes contacts of addresses that nobody has, many at once. */
  async saveEach(workspace: string, emails: readonly string[], source: string): Promise<Contact[]> {
    const at = Date.now();
    const arrivals = emails.map((email) =>
      arrivalOf({ cause: randomUUID(), source, workspace, at, order: 'later', contact: { email }, tells: true }),
    );
    const saved = await this.register.settle(arrivals, await this.contacts.load(arrivals.map(({ guess }) => guess)));
    await this.teller.tell(
      saved.flatMap((contact, i) => (arrivals[i] ? [announcementOf(contact, arrivals[i].cause, at)] : [])),
    );
    return saved;
  }

  /** What a person or a program says of a property is one of its values, or nothing is saved. */
  private async check(arrival: Arrival): Promise<void> {
    const { facts, problems } = fitFacts(factsOf(arrival.ref), await this.definitions.of(arrival.workspace));
    if (problems.length > 0) {
      const errors = problems.map(({ property, problem }) => ({ path: `properties.${property}`, message: problem }));
      throw new RequestRefused('Invalid', 'A value is none of its property.', errors);
    }
    arrival.ref.properties = Object.fromEntries(
      facts.flatMap((fact) => (fact.kind === 'properties' ? [[fact.name, fact.value]] : [])),
    );
  }
}
