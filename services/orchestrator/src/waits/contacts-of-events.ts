import { Injectable } from '@nestjs/common';
import { resolveContacts, type ContactRef, type ContactSnapshot } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';

/** A snapshot is about a KiB, and an answer must fit a NATS message of 1 MiB. */
const maxPerRequest = 250;

export interface Asked {
  /** What the answer is recorded under. */
  run: string;
  workspace: string;
  at: number;
  contact: ContactRef;
}

/** Who events are about: asked of contacts, answered the same for ever under one id. */
@Injectable()
export class ContactsOfEvents {
  constructor(private readonly requests: Requests) {}

  async resolve(asked: readonly Asked[]): Promise<Map<string, ContactSnapshot>> {
    const found = new Map<string, ContactSnapshot>();
    for (let i = 0; i < asked.length; i += maxPerRequest) {
      const some = asked.slice(i, i + maxPerRequest);
      const { starts } = await this.requests.ask(resolveContacts, { starts: some }, 15_000);
      for (const { run, contact } of starts) found.set(run, contact);
    }
    return found;
  }
}
