import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { listGameplays, listPlayRecords, resolveGameplays, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { Aliases } from '../contacts/aliases.js';
import { Names, placeOf, type NameBook } from '../definitions/names.js';
import { anyFromJson, fromJson } from '../from-json.js';
import { wanted } from '../latest.store.js';
import type { Gameplay } from './gameplay.js';
import { GameplayStore } from './gameplay.store.js';
import { PlayRecordStore } from './play-record.store.js';
import { Snapshots } from './snapshots.js';

/** What other services may ask about gameplays. */
@Controller()
export class GameplaysController {
  constructor(
    private readonly gameplays: GameplayStore,
    private readonly records: PlayRecordStore,
    private readonly aliases: Aliases,
    private readonly names: Names,
    private readonly snapshots: Snapshots,
  ) {}

  @Answers(listGameplays)
  async list(query: z.output<typeof listGameplays.request>): Promise<ReplyOf<typeof listGameplays>> {
    const { workspace, contact, card, site } = query;
    const whose = await this.aliases.filter(workspace, contact);
    const { items, next } = await this.gameplays.list(wanted({ workspace, ...whose, card, site }), query);
    const book = await this.names.of(items);
    return { gameplays: items.map((one) => viewOf(one, book)), next };
  }

  @Answers(resolveGameplays)
  async resolve({ starts }: z.output<typeof resolveGameplays.request>): Promise<ReplyOf<typeof resolveGameplays>> {
    const snapshots = await this.snapshots.of(starts);
    return { starts: starts.map(({ run }, i) => ({ run, gameplay: snapshots[i] ?? null })) };
  }

  @Answers(listPlayRecords)
  async listRecords(query: z.output<typeof listPlayRecords.request>): Promise<ReplyOf<typeof listPlayRecords>> {
    const { workspace, contact, gameplay, type } = query;
    const whose = await this.aliases.filter(workspace, contact);
    const { items, next } = await this.records.list(wanted({ workspace, ...whose, gameplay, type }), query);
    const book = await this.names.of(items);
    return {
      records: items.map((record) => ({
        event: record.event,
        type: record.type,
        contact: record.contact,
        ...placeOf(book, record),
        gameplay: record.gameplay,
        data: fromJson(record.data),
        at: record.at,
      })),
      next,
    };
  }
}

function viewOf(gameplay: Gameplay, book: NameBook) {
  const { id, contact, competition, cardType, status, durationMs, answers, score, hubScore, at, endedAt } = gameplay;
  return {
    id,
    contact,
    competition,
    ...placeOf(book, gameplay),
    cardType,
    status,
    durationMs,
    answers: anyFromJson(answers),
    score,
    hubScore,
    scoring: gameplay.scoring.map(({ by, at: said, mode, value, context }) => ({
      step: by,
      at: said,
      mode,
      value,
      context,
    })),
    at,
    endedAt,
  };
}
