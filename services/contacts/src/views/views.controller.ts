import { Controller } from '@nestjs/common';
import { listViews, removeView, saveView, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import type { z } from 'zod';
import { mustBeAboutContacts } from '../query/must-be-about-contacts.js';
import { ViewStore } from './view.store.js';

/** What other services ask about views. */
@Controller()
export class ViewsController {
  constructor(private readonly views: ViewStore) {}

  @Answers(saveView)
  save({ workspace, id, view }: z.output<typeof saveView.request>): Promise<ReplyOf<typeof saveView>> {
    mustBeAboutContacts(view.filter);
    return this.views.save(workspace, id, view, Date.now());
  }

  @Answers(listViews)
  async list({ workspace }: z.output<typeof listViews.request>): Promise<ReplyOf<typeof listViews>> {
    return { views: await this.views.all(workspace) };
  }

  @Answers(removeView)
  async remove({ workspace, id }: z.output<typeof removeView.request>): Promise<ReplyOf<typeof removeView>> {
    return { removed: await this.views.remove(workspace, id) };
  }
}
