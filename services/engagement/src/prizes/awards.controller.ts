import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { listAwards, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { Aliases } from '../contacts/aliases.js';
import { Names, placeOf } from '../definitions/names.js';
import { fromJson } from '../from-json.js';
import { wanted } from '../latest.store.js';
import { AwardStore } from './award.store.js';

/** What other services may ask about prizes that were awarded. */
@Controller()
export class AwardsController {
  constructor(
    private readonly awards: AwardStore,
    private readonly aliases: Aliases,
    private readonly names: Names,
  ) {}

  @Answers(listAwards)
  async list(query: z.output<typeof listAwards.request>): Promise<ReplyOf<typeof listAwards>> {
    const { workspace, contact, competition, card, site, prize } = query;
    const whose = await this.aliases.filter(workspace, contact);
    const filter = wanted({ workspace, ...whose, competition, card, site, prize });
    const { items, next } = await this.awards.list(filter, query);
    const book = await this.names.of(items);
    return {
      prizes: items.map((award) => ({
        id: award.id,
        prize: award.prize,
        // As the event called it when it was won, whatever it is called now.
        name: award.name ?? book.name('prize', award),
        type: award.type,
        value: award.value,
        competition: award.competition,
        competitionName: book.name('competition', award),
        contact: award.contact,
        ...placeOf(book, award),
        form: fromJson(award.form),
        at: award.at,
      })),
      next,
    };
  }
}
