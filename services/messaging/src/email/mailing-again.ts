import { Injectable } from '@nestjs/common';
import { RequestRefused } from '@fanfare/bus';
import { Log } from '@fanfare/chassis';
import { NotSent } from '@fanfare/connector';
import { CommunicationStore, type StoredCommunication } from '../communications/communication.store.js';
import { Consents } from '../consent/consents.js';
import { UnmailableStore } from '../consent/unmailable.store.js';
import { EmailTemplateStore } from '../templates/email-template.store.js';
import { Posting } from './posting.js';

const unknown = 'The mail server did not say whether it took the mail: look into the mailbox before you send it again.';

/** Sends an e-mail again, by hand. */
@Injectable()
export class MailingAgain {
  constructor(
    private readonly communications: CommunicationStore,
    private readonly templates: EmailTemplateStore,
    private readonly consents: Consents,
    private readonly unmailable: UnmailableStore,
    private readonly posting: Posting,
    private readonly log: Log,
  ) {}

  messageIdOf(id: string): string {
    return this.posting.messageIdOf(id);
  }

  async refuseUnwanted({ workspace, contact, to, template: id }: StoredCommunication): Promise<void> {
    const reason = await this.unmailable.reasonFor(workspace, { channel: 'email', to });
    if (reason !== null) throw new RequestRefused('Conflict', `Mail to this address came back for good (${reason}).`);
    const template = id === null ? null : await this.templates.find(workspace, id);
    if (!template) {
      throw new RequestRefused('Conflict', 'Its template is removed, so nobody knows what consent it needs.');
    }
    if (template.transactional) return;
    if (contact !== null && (await this.consents.allows(workspace, contact, 'email', template.group))) return;
    throw new RequestRefused('Conflict', `The contact did not agree to e-mail of the group ${template.group}.`);
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
