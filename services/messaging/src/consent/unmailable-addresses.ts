import { Injectable } from '@nestjs/common';
import type { StoredCommunication } from '../communications/communication.store.js';
import { ForgottenStore } from '../forgetting/forgotten.store.js';
import { UnmailableStore } from './unmailable.store.js';

/** Learns which addresses take nothing any more. */
@Injectable()
export class UnmailableAddresses {
  constructor(
    private readonly unmailable: UnmailableStore,
    private readonly forgotten: ForgottenStore,
  ) {}

  /** That to which a message went. Whoever forgets the contact at this moment may have looked for it before it was here. */
  async add(sent: StoredCommunication, why: { at: number; reason: string }): Promise<void> {
    const { workspace, contact, channel, to, forgottenAt } = sent;
    if (forgottenAt) return;
    await this.unmailable.add(workspace, { channel, to }, why);
    const isGone = contact !== null && (await this.forgotten.placeholderOf(workspace, contact)) !== null;
    if (isGone) await this.unmailable.forget(workspace, [{ channel, to }]);
  }
}
