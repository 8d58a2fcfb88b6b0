import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { getContact, type previewEmail, type sendTestEmail, type WrittenEmail } from '@fanfare/contracts';
import { RequestRefused, Requests } from '@fanfare/bus';
import { TemplateFailed } from '@fanfare/engine';
import { Admission } from '../consent/admission.js';
import { Mailer, Misconfigured, type Posted } from '../mailer.js';
import { EmailTemplates } from './email-templates.js';
import { writeEmail } from './write-email.js';

/** Where links lead in a mail that is only tried: nowhere. */
const noLinks = { unsubscribeUrl: '#', preferencesUrl: '#' };

/** What to do about a mail server that did not say yes. */
const wordsFor: Record<Exclude<Posted['came'], 'sent'>, string> = {
  refused: 'The mail server does not take mail for this address.',
  later: 'The mail server does not take mail for this address at the moment.',
  'server away': 'The mail server cannot be reached, or takes nothing at the moment: try again, or correct MESSAGING_SMTP_URL.',
  'nobody knows': 'The mail server did not say whether it took the mail: look into the mailbox before you try again.',
}; // prettier-ignore

/** Shows what a template becomes, and sends it to whoever tries it. */
@Injectable()
export class TryingEmails {
  constructor(
    private readonly templates: EmailTemplates,
    private readonly requests: Requests,
    private readonly mailer: Mailer,
    private readonly admission: Admission,
  ) {}

  async preview({ workspace, id, contact, data }: z.output<(typeof previewEmail)['request']>): Promise<WrittenEmail> {
    const template = await this.templates.find(workspace, id);
    const found = contact ? (await this.requests.ask(getContact, { workspace, id: contact })).contact : null;
    if (contact && !found) throw new RequestRefused('NotFound', 'There is no such contact.');
    try {
      return writeEmail(template, { workspace, contact: found, variables: { ...noLinks, ...data }, at: Date.now() });
    } catch (error) {
      if (error instanceof TemplateFailed) throw new RequestRefused('Invalid', error.message);
      throw error;
    }
  }

  async send({ to, ...of }: z.output<(typeof sendTestEmail)['request']>): Promise<{ messageId: string }> {
    const written = await this.preview(of);
    const { fromName, replyTo } = await this.templates.find(of.workspace, of.id);
    const refused = await this.admission.refusal(
      { workspace: of.workspace, contact: null, channel: 'email', to },
      null,
    );
    if (refused) throw new RequestRefused('Conflict', refused.message);
    const id = randomUUID();
    try {
      const { came, messageId } = await this.mailer.post({ id, to, ...written, fromName, replyTo });
      if (came === 'sent') return { messageId };
      throw new RequestRefused('Conflict', wordsFor[came]);
    } catch (error) {
      if (error instanceof Misconfigured) throw new RequestRefused('Conflict', error.message);
      throw error;
    }
  }
}
