import { Injectable } from '@nestjs/common';
import { getContact, type ContactSnapshot } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { failure, type FailureOutcome } from '@fanfare/connector';
import { TemplateFailed } from '@fanfare/engine';
import type { StoredCommunication } from '../communications/communication.store.js';
import { Admission } from '../consent/admission.js';
import { Links } from '../consent/links.js';
import { EmailTemplateStore, type StoredTemplate } from '../templates/email-template.store.js';
import { writeEmail } from '../templates/write-email.js';
import type { EmailStep } from './send-email.action.js';

type Letter = Pick<
  StoredCommunication,
  'contact' | 'template' | 'to' | 'subject' | 'html' | 'text' | 'headers' | 'fromName' | 'replyTo' | 'consentGroup'
>;

/** What a step sends, or why it sends nothing. Nothing leaves here: what goes wrong is before sending. */
@Injectable()
export class LetterOfStep {
  constructor(
    private readonly templates: EmailTemplateStore,
    private readonly requests: Requests,
    private readonly admission: Admission,
    private readonly links: Links,
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
    const consentGroup = template.transactional ? null : template.group;
    const refused = await this.admission.refusal({ workspace, contact: contactId, channel: 'email', to }, consentGroup);
    return refused ? failure(refused.code, refused.message) : this.written(step, template, contact, to);
  }

  private async contactOf(workspace: string, id: string | null): Promise<ContactSnapshot | null> {
    return id === null ? null : (await this.requests.ask(getContact, { workspace, id })).contact;
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
      const consentGroup = transactional ? null : group;
      return { contact: contact?.id ?? null, template: template.id, to, ...mail, headers, fromName, replyTo, consentGroup }; // prettier-ignore
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
