import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { beforeSending, exit } from '@fanfare/connector';
import { CommunicationStore, type StoredCommunication } from '../communications/communication.store.js';
import { LetterOfStep } from './letter-of-step.js';
import { Posting } from './posting.js';
import type { EmailOutcome, EmailStep } from './send-email.action.js';

/**
 * Sends the e-mail of a step. It is kept before it goes out, under an id that the step gives it, so that a repeat sends the
 * same mail under the same Message-ID, and sends none that is known to be sent.
 */
@Injectable()
export class SendingEmail {
  constructor(
    private readonly letters: LetterOfStep,
    private readonly communications: CommunicationStore,
    private readonly posting: Posting,
  ) {}

  async send(step: EmailStep, signal: AbortSignal): Promise<EmailOutcome> {
    const kept = await beforeSending('Preparing the e-mail', this.kept(step), signal);
    return '_id' in kept ? this.posting.post(kept) : kept;
  }

  private async kept(step: EmailStep): Promise<StoredCommunication | EmailOutcome> {
    const id = hash('sha256', `${step.workspace}:${step.id}`, 'hex').slice(0, 32);
    const before = await this.communications.find(id);
    // Whoever had the step in hand went down between sending and saying so.
    if (before?.sentAt) return exit('Success', { messageId: before.messageId ?? '' });
    const letter = await this.letters.write(step);
    if ('exit' in letter) return letter;
    await this.communications.queue({
      _id: id,
      workspace: step.workspace,
      channel: 'email',
      ...letter,
      source: {
        kind: 'step',
        workflow: step.workflow,
        run: step.run,
        step: step.id,
        site: step.input.site ?? null,
        card: step.input.card ?? null,
      },
      messageId: this.posting.messageIdOf(id),
      queuedAt: Date.now(),
    });
    const kept = await this.communications.find(id);
    if (!kept) throw new Error('an e-mail that was kept is not there');
    return kept;
  }
}
