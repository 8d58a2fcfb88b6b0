import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { EmailTemplateView, FieldProblem, listEmailTemplates, ReplyOf, saveEmailTemplate } from '@fanfare/contracts'; // prettier-ignore
import { pageOf, RequestRefused } from '@fanfare/bus';
import { BodyRefused, compileBody } from './compile-body.js';
import { EmailTemplateStore, type StoredTemplate } from './email-template.store.js';
import { templateProblems } from './template-problems.js';

/** E-mail templates, for those who write them. What is saved can be sent. */
@Injectable()
export class EmailTemplates {
  constructor(private readonly templates: EmailTemplateStore) {}

  async save({ workspace, ...given }: z.output<(typeof saveEmailTemplate)['request']>): Promise<EmailTemplateView> {
    const { preheader = null, text = null, fromName = null, replyTo = null } = given;
    const template = { ...given, preheader, text: text === '' ? null : text, fromName, replyTo };
    const html = await compiled(template);
    const problems = templateProblems({ ...template, html });
    if (problems.length > 0) throw refused(problems);
    await this.templates.save(workspace, { ...template, html });
    return template;
  }

  /** Refuses when there is none. */
  async find(workspace: string, id: string): Promise<StoredTemplate> {
    const template = await this.templates.find(workspace, id);
    if (!template) throw new RequestRefused('NotFound', 'There is no such e-mail template.');
    return template;
  }

  async get(workspace: string, id: string): Promise<EmailTemplateView> {
    return viewOf(await this.find(workspace, id));
  }

  /** Steps that name it fail from now on, with its name. */
  async remove(workspace: string, id: string): Promise<EmailTemplateView> {
    const template = await this.get(workspace, id);
    await this.templates.remove(workspace, id);
    return template;
  }

  async list(workspace: string, after: string | undefined, limit: number): Promise<ReplyOf<typeof listEmailTemplates>> {
    const found = await this.templates.list(workspace, after, limit + 1);
    const summaries = found.map(viewOf).map(({ body, text, ...summary }) => summary);
    const { items, next } = pageOf(summaries, limit, ({ id }) => id);
    return { templates: items, next };
  }
}

async function compiled(template: Pick<EmailTemplateView, 'format' | 'body'>): Promise<string> {
  try {
    return await compileBody(template);
  } catch (error) {
    if (error instanceof BodyRefused) throw refused([{ path: 'body', message: error.message }]);
    throw error;
  }
}

function refused(problems: FieldProblem[]): RequestRefused {
  return new RequestRefused('Invalid', 'The e-mail cannot be written like this.', problems);
}

function viewOf({ _id, workspace, html, ...view }: StoredTemplate): EmailTemplateView {
  return view;
}
