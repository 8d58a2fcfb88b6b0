import { Injectable } from '@nestjs/common';
import { RequestRefused } from '@fanfare/bus';
import { Log } from '@fanfare/chassis';
import { NotSent } from '@fanfare/connector';
import { CommunicationStore, type StoredCommunication } from '../communications/communication.store.js';
import { Admission } from '../consent/admission.js';
import { Posting } from './posting.js';

const unknown = 'The mail server did not say whether it took the mail: look into the mailbox before you send it again.';

/** Sends an e-mail again, by hand. */
@Injectable()
export class MailingAgain {
  constructor(
    private readonly communications: CommunicationStore,
    private readonly admission: Admission,
    private readonly posting: Posting,
    private readonly log: Log,
  ) {}

  messageIdOf(id: string): string {
    return this.posting.messageIdOf(id);
  }

  async refuseUnwanted(earlier: StoredCommunication): Promise<void> {
    const refused = await this.admission.refusal(earlier, earlier.consentGroup);
    if (refused) throw new RequestRefused('Conflict', refused.message);
  }

  async send(kept: StoredCommunication): Promise<void> {
    try {
      const outcome = await this.posting.post(kept);
      if ('again' in outcome) await this.communications.fail(kept._id, outcome.again);
    } catch (cause) {
      // What is known not to have gone out is told as failed: another request sends it. Of the rest nobody knows.
      if (!(cause instanceof NotSent)) {
        this.log.warn({ err: cause, communication: kept._id }, 'nobody knows whether a mail was taken');
        throw new RequestRefused('Conflict', unknown);
      }
      await this.communications.fail(kept._id, { code: 'ServerAway', message: 'The mail server cannot be reached.' });
    }
  }
}
