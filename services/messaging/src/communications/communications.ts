import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { communicationSummary, listCommunications, ReplyOf, resendCommunication } from '@fanfare/contracts';
import { RequestRefused } from '@fanfare/bus';
import { Unavailable } from '@fanfare/chassis';
import { NotSent } from '@fanfare/connector';
import { Consents } from '../consent/consents.js';
import { UnmailableStore } from '../consent/unmailable.store.js';
import { Posting } from '../email/posting.js';
import { EmailTemplateStore } from '../templates/email-template.store.js';
import { CommunicationStore, type StoredCommunication } from './communication.store.js';
import { summaryOf } from './communication-view.js';

/** Messages to contacts, for who looks after them. */
@Injectable()
export class Communications {
  constructor(
    private readonly communications: CommunicationStore,
    private readonly templates: EmailTemplateStore,
    private readonly consents: Consents,
    private readonly unmailable: UnmailableStore,
    private readonly posting: Posting,
  ) {}

  async list({ workspace, contact, after, limit }: z.output<(typeof listCommunications)['request']>): Promise<ReplyOf<typeof listCommunications>> {
    const found = await this.communications.list(workspace, contact, after, limit + 1);
    const page = found.slice(0, limit);
    return { communications: page.map(summaryOf), next: found.length > limit ? (page.at(-1)?.order ?? null) : null };
  } // prettier-ignore

  /** Refuses when there is none. */
  async find(workspace: string, id: string): Promise<StoredCommunication> {
    const found = await this.communications.find(id);
    if (found?.workspace !== workspace) throw new RequestRefused('NotFound', 'There is no such message.');
    return found;
  }

  /**
   * Sends the same words to the same address again, as a message of its own. Kept before it goes out: the same request again
   * finds it, and is told what became of it instead of sending once more.
   */
  async resend({ workspace, id, request }: z.output<(typeof resendCommunication)['request']>): Promise<z.output<typeof communicationSummary>> {
    const earlier = await this.find(workspace, id);
    if (earlier.channel !== 'email') throw new RequestRefused('Conflict', 'Only e-mails can be sent again.');
    const again = hash('sha256', JSON.stringify([workspace, id, request]), 'hex').slice(0, 32);
    const before = await this.communications.find(again);
    if (before) return summaryOf(before);
    await this.refuseUnwanted(earlier);
    const { sentAt, deliveredAt, bouncedAt, failure, order, ...words } = earlier;
    const source = { kind: 'resend', of: id } as const;
    const messageId = this.posting.messageIdOf(again);
    const isMine = await this.communications.queue({ ...words, _id: again, source, messageId, queuedAt: Date.now() });
    const kept = await this.find(workspace, again);
    if (isMine) await this.send(kept);
    return summaryOf(await this.find(workspace, again));
  } // prettier-ignore

  /** Consent is asked again: a mail may have been welcome when it first went out. */
  private async refuseUnwanted({ workspace, contact, to, template: id }: StoredCommunication): Promise<void> {
    const reason = await this.unmailable.reasonFor(workspace, 'email', to);
    if (reason !== null) throw new RequestRefused('Conflict', `Mail to this address came back for good (${reason}).`);
    const template = id === null ? null : await this.templates.find(workspace, id);
    if (!template) {
      throw new RequestRefused('Conflict', 'Its template is removed, so nobody knows what consent it needs.');
    }
    if (template.transactional) return;
    if (contact !== null && (await this.consents.allows(workspace, contact, 'email', template.group))) return;
    throw new RequestRefused('Conflict', `The contact did not agree to e-mail of the group ${template.group}.`);
  }

  private async send(kept: StoredCommunication): Promise<void> {
    try {
      const outcome = await this.posting.post(kept);
      if ('again' in outcome) await this.communications.fail(kept._id, outcome.again);
    } catch (cause) {
      // What is known not to have gone out is told as failed: another request sends it. Of the rest nobody knows.
      if (!(cause instanceof NotSent)) throw new Unavailable('The mail server did not say that it took the mail.', { cause }); // prettier-ignore
      await this.communications.fail(kept._id, { code: 'ServerAway', message: 'The mail server cannot be reached.' });
    }
  }
}
