import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { forgetMessages, ReplyOf } from '@fanfare/contracts';
import { CommunicationStore } from '../communications/communication.store.js';
import { ConsentStore } from '../consent/consent.store.js';
import { UnmailableStore } from '../consent/unmailable.store.js';
import { ForgottenStore } from './forgotten.store.js';

/** Forgets contacts. Every write can be made again, and whoever finds one half way goes on with it. */
@Injectable()
export class Forgetting {
  constructor(
    private readonly forgotten: ForgottenStore,
    private readonly communications: CommunicationStore,
    private readonly consents: ConsentStore,
    private readonly unmailable: UnmailableStore,
  ) {}

  async forget({
    workspace,
    contacts,
    placeholder,
  }: z.output<typeof forgetMessages.request>): Promise<ReplyOf<typeof forgetMessages>> {
    await this.forgotten.note(workspace, contacts, placeholder);
    // Addresses are known by the messages alone, so these come last.
    const addresses = await this.communications.addressesOf(workspace, contacts);
    const unmailable = await this.unmailable.forget(workspace, addresses);
    const consents = await this.consents.forget(workspace, contacts);
    const communications = await this.communications.forget(workspace, contacts, { addresses, placeholder });
    return { communications, consents, unmailable };
  }
}
