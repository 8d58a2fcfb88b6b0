import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { cardTemplate, CardTemplateView, listCardTemplates, ReplyOf } from '@fanfare/contracts';
import { pageOf, RequestRefused } from '@fanfare/bus';
import { keyOf } from '@fanfare/chassis';
import { problemsOf } from './card-content.js';
import { CardTemplateStore, type StoredTemplate } from './card-template.store.js';

/** Templates of wallet cards as people see and edit them. */
@Injectable()
export class CardTemplates {
  constructor(private readonly templates: CardTemplateStore) {}

  /** Cards that are issued already take the new look at once, and the new texts when a step issues them again. */
  async save({ workspace, ...given }: z.output<typeof cardTemplate>): Promise<CardTemplateView> {
    const { subtitle = null, logoUrl = null, barcode = null } = given;
    const template = { ...given, subtitle, logoUrl, barcode };
    const problems = problemsOf(template);
    if (problems.length > 0) throw new RequestRefused('Invalid', 'The card cannot be written like this.', problems);
    await this.templates.save(workspace, template);
    return template;
  }

  async get(workspace: string, id: string): Promise<CardTemplateView> {
    const template = (await this.templates.find([keyOf(workspace, id)])).get(keyOf(workspace, id));
    if (!template) throw new RequestRefused('NotFound', 'There is no such card template.');
    return viewOf(template);
  }

  async list(workspace: string, after: string | undefined, limit: number): Promise<ReplyOf<typeof listCardTemplates>> {
    const found = await this.templates.list(workspace, after, limit + 1);
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    return { templates: items.map(viewOf), next };
  }
}

function viewOf({ _id, workspace, ...view }: StoredTemplate): CardTemplateView {
  return view;
}
