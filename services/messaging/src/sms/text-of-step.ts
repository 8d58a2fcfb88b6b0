import { Injectable } from '@nestjs/common';
import {
  getContact,
  normaliseMobile,
  phoneNumber,
  type ContactSnapshot,
  type SmsTemplateView,
} from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { failure, type FailureOutcome } from '@fanfare/connector';
import { TemplateFailed } from '@fanfare/engine';
import type { StoredCommunication } from '../communications/communication.store.js';
import { Admission } from '../consent/admission.js';
import { Links } from '../consent/links.js';
import { SmsTemplateStore } from './sms-template.store.js';
import type { SmsStep } from './send-sms.action.js';
import { writeSms } from './write-sms.js';

type Written = Pick<StoredCommunication, 'contact' | 'template' | 'to' | 'text' | 'segments' | 'consentGroup'>;

/** What is sent: the words of the step, which the engine has filled in, or a template to be filled in. */
type Wording = Pick<SmsTemplateView, 'transactional' | 'group'> & ({ words: string } | { id: string; text: string });

/** What a step sends, or why it sends nothing. Nothing leaves here: what goes wrong is before sending. */
@Injectable()
export class TextOfStep {
  constructor(
    private readonly templates: SmsTemplateStore,
    private readonly requests: Requests,
    private readonly admission: Admission,
    private readonly links: Links,
  ) {}

  async write(step: SmsStep): Promise<Written | FailureOutcome> {
    const { workspace, contactId, input } = step;
    const wording = await this.wordingOf(step);
    if (!wording) return failure('TemplateNotFound', 'There is no such SMS template. Save it, or correct the step.');
    const contact = contactId === null ? null : (await this.requests.ask(getContact, { workspace, id: contactId })).contact; // prettier-ignore
    if (contactId !== null && !contact) return failure('ContactNotFound', 'The contact is not there any more.');
    const given = input.to ?? contact?.mobile ?? null;
    if (given === null) return failure('NoRecipient', 'The contact has no mobile number, and the step names none.');
    const to = phoneNumber.safeParse(normaliseMobile(given));
    if (!to.success) {
      return failure('NumberInvalid', 'The number is not written with its country, such as +14155550100. Correct the number of the contact, or the step.'); // prettier-ignore
    }
    const receiver = { workspace, contact: contactId, channel: 'sms', to: to.data } as const;
    const refused = await this.admission.refusal(receiver, wording.transactional ? null : wording.group);
    return refused ? failure(refused.code, refused.message) : this.written(step, wording, { contact, to: to.data });
  }

  private async wordingOf({ workspace, input }: SmsStep): Promise<Wording | null> {
    const { message, template, transactional, group } = input;
    return template ? this.templates.find(workspace, template) : { words: message ?? '', transactional, group };
  }

  private written(
    { workspace, at, input, app }: SmsStep,
    wording: Wording,
    { contact, to }: { contact: ContactSnapshot | null; to: string },
  ): Written | FailureOutcome {
    const { group } = wording;
    const links = contact && this.links.of({ workspace, contact: contact.id, channel: 'sms', group });
    try {
      const variables = { ...input.data, ...links };
      const { text, segments } = writeSms(wording, { workspace, contact, variables, at });
      const { maxSegments } = app.settings;
      if (text === '') return failure('TextEmpty', 'The text is empty. Correct the step or its template.');
      if (segments > maxSegments) {
        return failure('TextTooLong', `The text makes ${segments} segments, and ${app.name} sends at most ${maxSegments}. Shorten it, or allow more under Connected apps.`, { segments, maxSegments }); // prettier-ignore
      }
      const consentGroup = wording.transactional ? null : group;
      const template = 'id' in wording ? wording.id : null;
      return { contact: contact?.id ?? null, template, to, text, segments, consentGroup };
    } catch (error) {
      // It does so again however often it is tried.
      if (!(error instanceof TemplateFailed)) throw error;
      return failure('TemplateFailed', `The text cannot be written: ${error.message}`);
    }
  }
}
