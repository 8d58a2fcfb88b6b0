import { Injectable } from '@nestjs/common';
import { getContact, type ContactSnapshot } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { failure, type FailureOutcome } from '@fanfare/connector';
import { TemplateFailed } from '@fanfare/engine';
import type { StoredCommunication } from '../communications/communication.store.js';
import { Consents } from '../consent/consents.js';
import { Links } from '../consent/links.js';
import { UnmailableStore } from '../consent/unmailable.store.js';
import { EmailTemplateStore, type StoredTemplate } from '../templates/email-template.store.js';
import { writeEmail } from '../templates/write-email.js';
import type { EmailStep } from './send-email.action.js';

type Letter = Pick<
  StoredCommunication,
  'contact' | 'template' | 'to' | 'subject' | 'html' | 'text' | 'headers' | 'fromName' | 'replyTo'
>;

/** What a step sends, or why it sends nothing. Nothing leaves here: what goes wrong is before sending. */
@Injectable()
export class LetterOfStep {
  constructor(
    private readonly templates: EmailTemplateStore,
    private readonly requests: Requests,
    private readonly consents: Consents,
    private readonly links: Links,
    private readonly unmailable: UnmailableStore,
  ) {}

  async write(step: EmailStep): Promise<Letter | FailureOutcome> {
    const { workspace, contactId, input } = step;
    const template = await this.templates.find(workspace, input.template);
    if (!template) {
      return failure('TemplateNotFound', 'There is no such e-mail template. Save it, or correct the step.');
    }
    const contact = await this.contactOf(workspace, contactId);
    if (contactId !== null && !contact) return failure('ContactNotFound', 'The contact is not there any more.');
    const to = input.to ?? contact?.email ?? null;
    if (to === null) return failure('NoRecipient', 'The contact has no e-mail address, and the step names none.');
    const refused = await this.refusal(workspace, contactId, to, template);
    return refused ?? this.written(step, template, contact, to);
  }

  private async contactOf(workspace: string, id: string | null): Promise<ContactSnapshot | null> {
    return id === null ? null : (await this.requests.ask(getContact, { workspace, id })).contact;
  }

  private async refusal(
    workspace: string,
    contact: string | null,
    to: string,
    { transactional, group }: StoredTemplate,
  ): Promise<FailureOutcome | null> {
    const reason = await this.unmailable.reasonFor(workspace, { channel: 'email', to });
    if (reason !== null) return failure('AddressNotMailable', `Mail to this address came back for good (${reason}).`);
    if (transactional) return null;
    if (contact === null) return failure('NotConsented', 'The event is about nobody, so nobody agreed to mail.');
    if (await this.consents.allows(workspace, contact, 'email', group)) return null;
    return failure('NotConsented', `The contact did not agree to e-mail of the group ${group}.`);
  }

  private written(
    { workspace, at, input }: EmailStep,
    template: StoredTemplate,
    contact: ContactSnapshot | null,
    to: string,
  ): Letter | FailureOutcome {
    const { transactional, group, fromName, replyTo } = template;
    const links = contact && this.links.of({ workspace, contact: contact.id, channel: 'email', group });
    if (!links && !transactional) {
      return failure(
        'NoUnsubscribeLink',
        'Mail that people can leave needs MESSAGING_PUBLIC_URL and MESSAGING_LINK_KEYS.',
      );
    }
    try {
      const mail = writeEmail(template, { workspace, contact, variables: { ...input.data, ...links }, at });
      const headers = links && !transactional ? oneClick(links.unsubscribeUrl) : {};
      return { contact: contact?.id ?? null, template: template.id, to, ...mail, headers, fromName, replyTo };
    } catch (error) {
      // It does so again however often it is tried.
      if (error instanceof TemplateFailed) {
        return failure('TemplateFailed', `The e-mail cannot be written: ${error.message}`);
      }
      throw error;
    }
  }
}

/** RFC 2369 and RFC 8058: the mailbox shows its own button, and unsubscribes without a page. */
function oneClick(url: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
