import { Controller } from '@nestjs/common';
import {
  getEmailTemplate,
  listEmailTemplates,
  previewEmail,
  removeEmailTemplate,
  saveEmailTemplate,
  sendTestEmail,
} from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { emailTemplateRoutes as routes } from './email-template.routes.js';

/** A mail server may take its time. */
const mailMs = 30_000;

@Controller()
export class EmailTemplatesController {
  constructor(private readonly requests: Requests) {}

  @Serves(routes.listEmailTemplates)
  list({ params, query }: Given<typeof routes.listEmailTemplates>) {
    return this.requests.ask(listEmailTemplates, { ...params, ...query });
  }

  @Serves(routes.getEmailTemplate)
  get({ params }: Given<typeof routes.getEmailTemplate>) {
    return this.requests.ask(getEmailTemplate, params);
  }

  @Serves(routes.saveEmailTemplate)
  save({ params, body }: Given<typeof routes.saveEmailTemplate>) {
    return this.requests.ask(saveEmailTemplate, { ...body, ...params });
  }

  @Serves(routes.removeEmailTemplate)
  remove({ params }: Given<typeof routes.removeEmailTemplate>) {
    return this.requests.ask(removeEmailTemplate, params);
  }

  @Serves(routes.previewEmail)
  preview({ params, body }: Given<typeof routes.previewEmail>) {
    return this.requests.ask(previewEmail, { ...body, ...params });
  }

  @Serves(routes.sendTestEmail)
  test({ params, body }: Given<typeof routes.sendTestEmail>) {
    return this.requests.ask(sendTestEmail, { ...body, ...params }, mailMs);
  }
}
