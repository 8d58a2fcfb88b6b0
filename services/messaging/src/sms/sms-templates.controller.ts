import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import {
  getSmsTemplate,
  listSmsTemplates,
  previewSms,
  removeSmsTemplate,
  saveSmsTemplate,
  sendTestSms,
  type ReplyOf,
} from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { SmsTemplates } from './sms-templates.js';
import { TryingSms } from './trying-sms.js';

/** What other services may ask about SMS templates. */
@Controller()
export class SmsTemplatesController {
  constructor(
    private readonly templates: SmsTemplates,
    private readonly trying: TryingSms,
  ) {}

  @Answers(saveSmsTemplate)
  save(template: z.output<(typeof saveSmsTemplate)['request']>): Promise<ReplyOf<typeof saveSmsTemplate>> {
    return this.templates.save(template);
  }

  @Answers(getSmsTemplate)
  get({ workspace, id }: z.output<(typeof getSmsTemplate)['request']>): Promise<ReplyOf<typeof getSmsTemplate>> {
    return this.templates.get(workspace, id);
  }

  @Answers(removeSmsTemplate)
  remove({ workspace, id }: z.output<(typeof removeSmsTemplate)['request']>): Promise<ReplyOf<typeof removeSmsTemplate>> {
    return this.templates.remove(workspace, id);
  } // prettier-ignore

  @Answers(listSmsTemplates)
  list(query: z.output<(typeof listSmsTemplates)['request']>): Promise<ReplyOf<typeof listSmsTemplates>> {
    return this.templates.list(query.workspace, query.after, query.limit);
  }

  @Answers(previewSms)
  preview(asked: z.output<(typeof previewSms)['request']>): Promise<ReplyOf<typeof previewSms>> {
    return this.trying.preview(asked);
  }

  @Answers(sendTestSms)
  test(asked: z.output<(typeof sendTestSms)['request']>): Promise<ReplyOf<typeof sendTestSms>> {
    return this.trying.send(asked);
  }
}
