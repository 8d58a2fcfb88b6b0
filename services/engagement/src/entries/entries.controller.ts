import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { getEntry, listBonusEntries, listEntries, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { keyOf } from '@fanfare/chassis';
import { BonusEntryStore } from '../bonus/bonus-entry.store.js';
import { Aliases } from '../contacts/aliases.js';
import { Names, placeOf, type NameBook } from '../definitions/names.js';
import { fromJson } from '../from-json.js';
import { wanted } from '../latest.store.js';
import type { Entry } from './entry.js';
import { EntryStore } from './entry.store.js';

/** What other services may ask about entries. */
@Controller()
export class EntriesController {
  constructor(
    private readonly entries: EntryStore,
    private readonly bonus: BonusEntryStore,
    private readonly aliases: Aliases,
    private readonly names: Names,
  ) {}

  @Answers(listEntries)
  async list(query: z.output<typeof listEntries.request>): Promise<ReplyOf<typeof listEntries>> {
    const { workspace, contact, competition, card, site, tag: tags } = query;
    const whose = await this.aliases.filter(workspace, contact);
    const filter = wanted({ workspace, ...whose, competition, card, site, tags });
    const { items, next } = await this.entries.list(filter, query);
    const book = await this.names.of(items);
    return { entries: items.map((entry) => viewOf(entry, book)), next };
  }

  @Answers(getEntry)
  async get({ workspace, id }: z.output<typeof getEntry.request>): Promise<ReplyOf<typeof getEntry>> {
    const key = keyOf(workspace, id);
    const entry = (await this.entries.documents.find([key])).get(key);
    return { entry: entry ? viewOf(entry, await this.names.of([entry])) : null };
  }

  @Answers(listBonusEntries)
  async bonusEntries(query: z.output<typeof listBonusEntries.request>): Promise<ReplyOf<typeof listBonusEntries>> {
    const { workspace, contact, competition } = query;
    const whose = await this.aliases.filter(workspace, contact);
    const { items, next } = await this.bonus.list(wanted({ workspace, ...whose, competition }), query);
    const book = await this.names.of(items);
    return {
      bonusEntries: items.map((row) => ({
        step: row._id,
        competition: row.competition,
        competitionName: book.name('competition', row),
        contact: row.contact,
        entries: row.count,
        at: row.at,
      })),
      next,
    };
  }
}

function viewOf(entry: Entry, book: NameBook) {
  const { id, competition, contact, gameplay, form, qualified, disqualifiedReason, tags, at } = entry;
  return {
    id,
    competition,
    competitionName: book.name('competition', entry),
    contact,
    ...placeOf(book, entry),
    gameplay,
    form: fromJson(form),
    qualified,
    disqualifiedReason,
    tags,
    at,
  };
}
