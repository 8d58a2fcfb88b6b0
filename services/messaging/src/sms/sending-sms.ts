import { Injectable } from '@nestjs/common';
import { beforeSending, exit, failure } from '@fanfare/connector';
import { communicationIdOf } from '../communications/communication-id.js';
import { CommunicationStore, type StoredCommunication } from '../communications/communication.store.js';
import { Keeping } from '../communications/keeping.js';
import { Readmission } from '../communications/readmission.js';
import type { SmsOutcome, SmsStep } from './send-sms.action.js';
import { TextOfStep } from './text-of-step.js';
import { Texting } from './texting.js';

/** Sends the text message of a step: kept before it goes out, under an id that the step gives it. */
@Injectable()
export class SendingSms {
  constructor(
    private readonly texts: TextOfStep,
    private readonly communications: CommunicationStore,
    private readonly keeping: Keeping,
    private readonly readmission: Readmission,
    private readonly texting: Texting,
  ) {}

  async send(step: SmsStep, signal: AbortSignal): Promise<SmsOutcome> {
    const kept = await beforeSending('Preparing the text message', this.kept(step), signal);
    return '_id' in kept ? this.texting.send(kept, step.app, signal) : kept;
  }

  /**
   * What is known of a step whose worker went down meanwhile, by itself or by Twilio's callback; null: nothing. What was taken
   * has succeeded, whatever became of it afterwards; what failed before is final, since a step that a person tries again is another one.
   */
  async recall(step: SmsStep): Promise<SmsOutcome | null> {
    const before = await this.communications.find(communicationIdOf(step));
    return before && outcomeOf(before);
  }

  private async kept(step: SmsStep): Promise<StoredCommunication | SmsOutcome> {
    const before = await this.communications.find(communicationIdOf(step));
    if (before) return outcomeOf(before) ?? (await this.readmission.refusal(before)) ?? before;
    const written = await this.texts.write(step);
    if ('exit' in written) return written;
    const made = await this.keeping.keep({
      _id: communicationIdOf(step),
      workspace: step.workspace,
      channel: 'sms',
      ...written,
      subject: null,
      html: null,
      headers: {},
      fromName: null,
      replyTo: null,
      app: step.app.id,
      source: {
        kind: 'step',
        workflow: step.workflow,
        run: step.run,
        step: step.id,
        site: step.input.site ?? null,
        card: step.input.card ?? null,
      },
      messageId: null,
      queuedAt: Date.now(),
    });
    return made ? made.kept : failure('ContactNotFound', 'The contact is not there any more.');
  }
}

function outcomeOf(before: StoredCommunication): SmsOutcome | null {
  if (before.sentAt) return exit('Success', { messageId: before.messageId ?? '', segments: before.segments ?? 1 });
  return before.failure ? { exit: 'Failure', error: before.failure } : null;
}
