import { Injectable } from '@nestjs/common';
import { idsOfContact, Requests } from '@fanfare/bus';

/** What a contact was given stands under the id that it had then: a visitor who turned out to be somebody known had another. */
@Injectable()
export class ContactIds {
  constructor(private readonly requests: Requests) {}

  /** All ids of a contact, the asked one among them; undefined when none is asked for. */
  async of(workspace: string, id: string | undefined): Promise<string[] | undefined> {
    return id === undefined ? undefined : idsOfContact(this.requests, workspace, id);
  }
}
