import { Injectable } from '@nestjs/common';
import { again, exit, failure, NotSent } from '@fanfare/connector';
import { CommunicationStore, type StoredCommunication } from '../communications/communication.store.js';
import { Mailer, Misconfigured } from '../mailer.js';
import type { EmailOutcome } from './send-email.action.js';

/** How long after a server's "later" it is asked again: those that greylist want some minutes. */
const laterMs = 5 * 60_000;

/** Hands a kept e-mail to the mail server, and keeps what became of it. */
@Injectable()
export class Posting {
  constructor(
    private readonly mailer: Mailer,
    private readonly communications: CommunicationStore,
  ) {}

  messageIdOf(id: string): string {
    return this.mailer.messageIdOf(id);
  }

  /** Throws what says nothing about whether the mail was taken. */
  async post({
    _id: id,
    to,
    subject,
    html,
    text,
    headers,
    fromName,
    replyTo,
    returnToken = null,
  }: StoredCommunication): Promise<EmailOutcome> {
    try {
      const mail = { id, to, subject: subject ?? '', text, headers, fromName, replyTo, returnToken };
      const { came, cause, messageId } = await this.mailer.post({ ...mail, ...(html !== null && { html }) });
      switch (came) {
        case 'sent':
          await this.communications.sent(id, Date.now());
          return exit('Success', { messageId });
        case 'refused':
          return await this.failed(id, 'RecipientRefused', 'The mail server takes no mail for this address.');
        case 'later':
          return again('RecipientLater', 'The mail server takes no mail for this address at the moment.', laterMs);
        case 'server away':
          throw new NotSent('The mail server did not take the mail.', { cause });
        case 'nobody knows':
          throw cause;
        default:
          return came satisfies never;
      }
    } catch (error) {
      if (error instanceof Misconfigured) return this.failed(id, 'SenderRefused', error.message);
      throw error;
    }
  }

  private async failed(id: string, code: string, message: string) {
    await this.communications.fail(id, { code, message });
    return failure(code, message);
  }
}
