import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { FieldProblem, listSmsTemplates, ReplyOf, saveSmsTemplate, SmsTemplateView } from '@fanfare/contracts';
import { pageOf, RequestRefused } from '@fanfare/bus';
import { strangersIn, TemplateFailed, textRoots, textTemplate } from '@fanfare/engine';
import { SmsTemplateStore } from './sms-template.store.js';

/** SMS templates, for those who write them. What is saved can be sent. */
@Injectable()
export class SmsTemplates {
  constructor(private readonly templates: SmsTemplateStore) {}

  async save({ workspace, ...template }: z.output<(typeof saveSmsTemplate)['request']>): Promise<SmsTemplateView> {
    const problems = problemsIn(template.text);
    if (problems.length > 0) {
      throw new RequestRefused('Invalid', 'The text message cannot be written like this.', problems);
    }
    await this.templates.save(workspace, template);
    return template;
  }

  /** Refuses when there is none. */
  async get(workspace: string, id: string): Promise<SmsTemplateView> {
    const template = await this.templates.find(workspace, id);
    if (!template) throw new RequestRefused('NotFound', 'There is no such SMS template.');
    return template;
  }

  /** Steps that name it fail from now on, with its name. */
  async remove(workspace: string, id: string): Promise<SmsTemplateView> {
    const template = await this.get(workspace, id);
    await this.templates.remove(workspace, id);
    return template;
  }

  async list(workspace: string, after: string | undefined, limit: number): Promise<ReplyOf<typeof listSmsTemplates>> {
    const found = await this.templates.list(workspace, after, limit + 1);
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    return { templates: items, next };
  }
}

function problemsIn(text: string): FieldProblem[] {
  try {
    textTemplate(text);
    return strangersIn(text).map((root) => ({
      path: 'text',
      message: `${root} is nothing here: a text message sees ${textRoots.join(', ')}; the step's data are variables`,
    }));
  } catch (error) {
    if (!(error instanceof TemplateFailed)) throw error;
    return [{ path: 'text', message: error.message }];
  }
}
