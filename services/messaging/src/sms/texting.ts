import { Injectable } from '@nestjs/common';
import { exit, failure } from '@fanfare/connector';
import { CommunicationStore, type StoredCommunication } from '../communications/communication.store.js';
import type { SmsOutcome } from './send-sms.action.js';
import type { TwilioAccount } from './twilio.app.js';
import { TwilioClient } from './twilio.client.js';
import { Undeliverable } from './undeliverable.js';
import { whyOf } from './vendor-code.js';

/** Hands a kept text message to Twilio, and keeps what became of it. */
@Injectable()
export class Texting {
  constructor(
    private readonly twilio: TwilioClient,
    private readonly communications: CommunicationStore,
    private readonly undeliverable: Undeliverable,
  ) {}

  /** Throws what says nothing about whether the text was taken. */
  async send(kept: StoredCommunication, app: TwilioAccount, signal: AbortSignal): Promise<SmsOutcome> {
    const { _id: id, to, text, segments } = kept;
    const answer = await this.twilio.send(app, { to, text, reference: id }, signal);
    if ('sid' in answer) {
      await this.communications.taken(id, answer.sid, Date.now());
      return exit('Success', { messageId: answer.sid, segments: segments ?? 1 });
    }
    const { code, message } = whyOf(answer.code);
    const failed = failure(code, message, { code: answer.code });
    await this.communications.fail(id, failed.error);
    await this.undeliverable.learn(kept, answer.code, Date.now());
    return failed;
  }
}
