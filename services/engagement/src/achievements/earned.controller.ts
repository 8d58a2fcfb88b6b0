import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { definitionSettings, listEarned, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { Aliases } from '../contacts/aliases.js';
import { Names } from '../definitions/names.js';
import { wanted } from '../latest.store.js';
import { EarnedStore } from './earned.store.js';

/** What other services may ask about achievements that contacts have. */
@Controller()
export class EarnedController {
  constructor(
    private readonly earned: EarnedStore,
    private readonly aliases: Aliases,
    private readonly names: Names,
  ) {}

  @Answers(listEarned)
  async list(query: z.output<typeof listEarned.request>): Promise<ReplyOf<typeof listEarned>> {
    const { workspace, contact, achievement } = query;
    const whose = await this.aliases.filter(workspace, contact);
    const { items, next } = await this.earned.list(wanted({ workspace, ...whose, achievement }), query);
    const book = await this.names.of(items);
    return {
      achievements: items.map((one) => {
        const settings = definitionSettings.achievement.safeParse(book.definition('achievement', one)?.settings).data;
        return {
          achievement: one.achievement,
          name: book.name('achievement', one) ?? one.achievement,
          description: settings?.description ?? null,
          pictureUrl: settings?.pictureUrl ?? null,
          contact: one.contact,
          step: one.step,
          at: one.at,
        };
      }),
      next,
    };
  }
}
