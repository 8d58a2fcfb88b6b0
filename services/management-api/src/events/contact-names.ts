import { Injectable } from '@nestjs/common';
import { contactOf, referencesOfContact, type ContactRef, type StoredEvent } from '@fanfare/contracts';
import { contactReferences, Requests } from '@fanfare/bus';

/** Of a contact with more devices than this, some are left out. */
const maxNames = 200;

export interface NamedContact {
  /** Its own id; what was asked for where nobody knows it. */
  id: string;
  /** By what events and records may name it. */
  refs: string[];
}

/** Knows a contact by everything that an event may have named it by: an id, an address, a device. */
@Injectable()
export class ContactNames {
  constructor(private readonly requests: Requests) {}

  async of(workspace: string, asked: string): Promise<NamedContact> {
    const { references } = await this.requests.ask(referencesOfContact, { workspace, id: asked });
    const all = [asAsked(asked), ...references].flatMap((reference) => contactReferences(workspace, reference));
    // One that is known by several ids has its runs under its own.
    return { id: references[0]?.id ?? asked, refs: [...new Set(all)].slice(0, maxNames) };
  }
}

/** Whether an event is about a contact. */
export function isAbout(workspace: string, { refs }: NamedContact): (event: StoredEvent) => boolean {
  const known = new Set(refs);
  return (event) => contactReferences(workspace, contactOf(event) ?? {}).some((name) => known.has(name));
}

/** People ask by an address or a number too: nobody has to be known for an event to name them. */
function asAsked(id: string): ContactRef {
  if (id.includes('@')) return { id, email: id };
  return /^\+?[\d\s()-]+$/.test(id) ? { id, mobile: id } : { id };
}
