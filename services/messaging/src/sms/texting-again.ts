import { Injectable } from '@nestjs/common';
import { RequestRefused } from '@fanfare/bus';
import { Log } from '@fanfare/chassis';
import { CommunicationStore, type StoredCommunication } from '../communications/communication.store.js';
import { Admission } from '../consent/admission.js';
import { refusalOf, wasNotTaken } from './refusal-of.js';
import { Texting } from './texting.js';
import { TwilioAccounts } from './twilio-accounts.js';

const patienceMs = 20_000;

/** Sends a text message again, by hand, by the account that it went out by. */
@Injectable()
export class TextingAgain {
  constructor(
    private readonly communications: CommunicationStore,
    private readonly admission: Admission,
    private readonly accounts: TwilioAccounts,
    private readonly texting: Texting,
    private readonly log: Log,
  ) {}

  /** Twilio gives it one. */
  messageIdOf(): null {
    return null;
  }

  async refuseUnwanted(earlier: StoredCommunication): Promise<void> {
    this.accounts.choose(earlier.workspace, earlier.app ?? undefined);
    const refused = await this.admission.refusal(earlier, earlier.consentGroup);
    if (refused) throw new RequestRefused('Conflict', refused.message);
  }

  async send(kept: StoredCommunication): Promise<void> {
    const app = this.accounts.choose(kept.workspace, kept.app ?? undefined);
    try {
      await this.texting.send(kept, app, AbortSignal.timeout(patienceMs));
    } catch (error) {
      if (!wasNotTaken(error)) {
        this.log.warn({ err: error, communication: kept._id }, 'nobody knows whether a text message was taken');
        throw refusalOf(error);
      }
      await this.communications.fail(kept._id, { code: 'NotSent', message: error.message });
    }
  }
}
