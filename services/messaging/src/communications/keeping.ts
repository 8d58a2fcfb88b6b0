import { Injectable } from '@nestjs/common';
import { ForgottenStore } from '../forgetting/forgotten.store.js';
import { CommunicationStore, type NewCommunication, type StoredCommunication } from './communication.store.js';

/** Keeps messages before they go out. */
@Injectable()
export class Keeping {
  constructor(
    private readonly communications: CommunicationStore,
    private readonly forgotten: ForgottenStore,
  ) {}

  /**
   * The message as it is kept; `isMine`: by this call, and not before. Null: whom it is to has been deleted meanwhile, and
   * nothing of it stays.
   */
  async keep(message: NewCommunication): Promise<{ kept: StoredCommunication; isMine: boolean } | null> {
    const isMine = await this.communications.queue(message);
    if (await this.isGone(message)) return null;
    const kept = await this.communications.find(message._id);
    if (!kept) throw new Error('a message that was kept is not there');
    return kept.forgottenAt ? null : { kept, isMine };
  }

  private async isGone({ workspace, contact }: NewCommunication): Promise<boolean> {
    const placeholder = contact === null ? null : await this.forgotten.placeholderOf(workspace, contact);
    if (contact === null || placeholder === null) return false;
    await this.communications.forget(workspace, [contact], { addresses: [], placeholder });
    return true;
  }
}
