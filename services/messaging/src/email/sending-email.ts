import { Injectable } from '@nestjs/common';
import { beforeSending, exit, failure } from '@fanfare/connector';
import { communicationIdOf } from '../communications/communication-id.js';
import { CommunicationStore, type StoredCommunication } from '../communications/communication.store.js';
import { Keeping } from '../communications/keeping.js';
import { Readmission } from '../communications/readmission.js';
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
    private readonly keeping: Keeping,
    private readonly readmission: Readmission,
    private readonly posting: Posting,
  ) {}

  async send(step: EmailStep, signal: AbortSignal): Promise<EmailOutcome> {
    const kept = await beforeSending('Preparing the e-mail', this.kept(step), signal);
    return '_id' in kept ? this.posting.post(kept) : kept;
  }

  /**
   * What is known of a step whose worker went down before it could answer; null: nothing. What was taken has succeeded, whatever
   * became of it afterwards; what failed before is final, since a step that a person tries again is another one.
   */
  async recall(step: EmailStep): Promise<EmailOutcome | null> {
    const before = await this.communications.find(communicationIdOf(step));
    return before && outcomeOf(before);
  }

  private async kept(step: EmailStep): Promise<StoredCommunication | EmailOutcome> {
    const before = await this.communications.find(communicationIdOf(step));
    if (before) return outcomeOf(before) ?? (await this.readmission.refusal(before)) ?? before;
    const id = communicationIdOf(step);
    const letter = await this.letters.write(step);
    if ('exit' in letter) return letter;
    const made = await this.keeping.keep({
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
      app: null,
      segments: null,
      messageId: this.posting.messageIdOf(id),
      queuedAt: Date.now(),
    });
    return made ? made.kept : failure('ContactNotFound', 'The contact is not there any more.');
  }
}

function outcomeOf(before: StoredCommunication): EmailOutcome | null {
  if (before.sentAt) return exit('Success', { messageId: before.messageId ?? '' });
  return before.failure ? { exit: 'Failure', error: before.failure } : null;
}
