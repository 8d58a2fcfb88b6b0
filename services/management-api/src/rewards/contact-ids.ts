import { Injectable } from '@nestjs/common';
import { getContact } from '@fanfare/contracts';
import { idsOfContact, Requests } from '@fanfare/bus';
import { notFound } from '../http/problem-error.js';

/** What a contact was given stands under the id that it had then: a visitor who turned out to be somebody known had another. */
@Injectable()
export class ContactIds {
  constructor(private readonly requests: Requests) {}

  /** All ids of a contact, the asked one among them; undefined when none is asked for. */
  async of(workspace: string, id: string | undefined): Promise<string[] | undefined> {
    return id === undefined ? undefined : idsOfContact(this.requests, workspace, id);
  }

  /** The id that a contact has by now, under which new things are kept: a visitor's may be another name of somebody's. */
  async now(workspace: string, id: string): Promise<string> {
    const { contact } = await this.requests.ask(getContact, { workspace, id });
    if (!contact) throw notFound('contact');
    return contact.id;
  }
}
