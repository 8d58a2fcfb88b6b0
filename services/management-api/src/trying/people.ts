import { Injectable } from '@nestjs/common';
import {
  getContact,
  recallContacts,
  type ContactRef,
  type ContactSnapshot,
  type ContactSource,
} from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';

/** A snapshot is about a KiB and may be more; an answer must fit a NATS message of 1 MiB. */
const maxPerRequest = 200;

/** A contact, and where it comes from. */
export interface Known {
  contact: ContactSnapshot | null;
  as: ContactSource;
}

export const nobody: Known = { contact: null, as: 'nobody' };

/** Asks who runs are or would be about. Nobody is made or changed by it. */
@Injectable()
export class People {
  constructor(private readonly requests: Requests) {}

  async now(workspace: string, id: string): Promise<ContactSnapshot | null> {
    return (await this.requests.ask(getContact, { workspace, id })).contact;
  }

  /** By run: as recorded when the run was, else as it would be now. */
  async of(
    workspace: string,
    starts: readonly { run: string; at: number; contact: ContactRef }[],
  ): Promise<Map<string, Known>> {
    const known = new Map<string, Known>();
    for (let i = 0; i < starts.length; i += maxPerRequest) {
      const some = starts.slice(i, i + maxPerRequest);
      const answer = await this.requests.ask(recallContacts, { workspace, starts: some }, 15_000);
      for (const { run, contact, as } of answer.starts) known.set(run, { contact, as });
    }
    return known;
  }
}
