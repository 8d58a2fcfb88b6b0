import { Controller } from '@nestjs/common';
import {
  getSmsTemplate,
  listSmsTemplates,
  previewSms,
  removeSmsTemplate,
  saveSmsTemplate,
  sendTestSms,
} from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { smsTemplateRoutes as routes } from './sms-template.routes.js';

/** Twilio may take its time. */
const vendorMs = 30_000;

@Controller()
export class SmsTemplatesController {
  constructor(private readonly requests: Requests) {}

  @Serves(routes.listSmsTemplates)
  list({ params, query }: Given<typeof routes.listSmsTemplates>) {
    return this.requests.ask(listSmsTemplates, { ...params, ...query });
  }

  @Serves(routes.getSmsTemplate)
  get({ params }: Given<typeof routes.getSmsTemplate>) {
    return this.requests.ask(getSmsTemplate, params);
  }

  @Serves(routes.saveSmsTemplate)
  save({ params, body }: Given<typeof routes.saveSmsTemplate>) {
    return this.requests.ask(saveSmsTemplate, { ...body, ...params });
  }

  @Serves(routes.removeSmsTemplate)
  remove({ params }: Given<typeof routes.removeSmsTemplate>) {
    return this.requests.ask(removeSmsTemplate, params);
  }

  @Serves(routes.previewSms)
  preview({ params, body }: Given<typeof routes.previewSms>) {
    return this.requests.ask(previewSms, { ...body, ...params });
  }

  @Serves(routes.sendTestSms)
  test({ params, body }: Given<typeof routes.sendTestSms>) {
    return this.requests.ask(sendTestSms, { ...body, ...params }, vendorMs);
  }
}
