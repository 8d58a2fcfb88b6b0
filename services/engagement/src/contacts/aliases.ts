import { Injectable } from '@nestjs/common';
import { idsOfContact, Requests } from '@fanfare/bus';

/** What is kept names a contact by the id that it had then; contacts that were joined since have several. */
@Injectable()
export class Aliases {
  constructor(private readonly requests: Requests) {}

  /** A filter for what is kept of a contact; without a contact everything fits. */
  async filter(workspace: string, contact: string | undefined): Promise<{ contact?: object }> {
    if (contact === undefined) return {};
    return { contact: { $in: await idsOfContact(this.requests, workspace, contact) } };
  }
}
