import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import {
  getEmailTemplate,
  listEmailTemplates,
  previewEmail,
  removeEmailTemplate,
  saveEmailTemplate,
  sendTestEmail,
  type ReplyOf,
} from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { EmailTemplates } from './email-templates.js';
import { TryingEmails } from './trying-emails.js';

/** What other services may ask about e-mail templates. */
@Controller()
export class TemplatesController {
  constructor(
    private readonly templates: EmailTemplates,
    private readonly trying: TryingEmails,
  ) {}

  @Answers(saveEmailTemplate)
  save(template: z.output<(typeof saveEmailTemplate)['request']>): Promise<ReplyOf<typeof saveEmailTemplate>> {
    return this.templates.save(template);
  }

  @Answers(getEmailTemplate)
  get({ workspace, id }: z.output<(typeof getEmailTemplate)['request']>): Promise<ReplyOf<typeof getEmailTemplate>> {
    return this.templates.get(workspace, id);
  }

  @Answers(removeEmailTemplate)
  remove({ workspace, id }: z.output<(typeof removeEmailTemplate)['request']>): Promise<ReplyOf<typeof removeEmailTemplate>> {
    return this.templates.remove(workspace, id);
  } // prettier-ignore

  @Answers(listEmailTemplates)
  list(query: z.output<(typeof listEmailTemplates)['request']>): Promise<ReplyOf<typeof listEmailTemplates>> {
    return this.templates.list(query.workspace, query.after, query.limit);
  }

  @Answers(previewEmail)
  preview(asked: z.output<(typeof previewEmail)['request']>): Promise<ReplyOf<typeof previewEmail>> {
    return this.trying.preview(asked);
  }

  @Answers(sendTestEmail)
  test(asked: z.output<(typeof sendTestEmail)['request']>): Promise<ReplyOf<typeof sendTestEmail>> {
    return this.trying.send(asked);
  }
}
