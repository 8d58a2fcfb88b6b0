import { Injectable } from '@nestjs/common';
import {
  getBalance,
  getCommunication,
  getConsents,
  getRuns,
  listAwards,
  listBonusEntries,
  listCommunications,
  listCoupons,
  listEarned,
  listEntries,
  listGameplays,
  listPlayRecords,
  listProgrammes,
  listRuns,
  listVaultCards,
  type ReplyOf,
  type RequestContract,
  type RequestOf,
} from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import type { LongDocument, Pages } from '../http/json-text.js';

/** Nobody waits for a page, but for the whole. */
const patienceMs = 15_000;
/** Ids that lists by several ids are asked for at once. */
const idsAtOnce = 200;
/** Runs of one answer: it is cut where it would be too long, and asked for again. */
const runsAtOnce = 200;

/** Whose it is: the id that a contact is known by, and all that it has had. */
export interface Whose {
  workspace: string;
  contact: string;
  ids: readonly string[];
}

/** What each of the other services knows of a contact, as a document of its own; nothing of it is held here but a page. */
@Injectable()
export class KnownElsewhere {
  constructor(private readonly requests: Requests) {}

  /** Engagement knows by itself which ids are one; of the others each id is asked for. */
  of({ workspace, contact, ids }: Whose): LongDocument {
    const one = { workspace, contact };
    const each = <C extends RequestContract>(contract: C, items: (reply: ReplyOf<C>) => readonly unknown[]) =>
      this.eachOf(chunksOf(ids), (some) => this.list(contract, { workspace, contact: some } as never, items));
    return new Map<string, LongDocument>([
      [
        'engagement',
        new Map<string, Pages>([
          ['entries', this.list(listEntries, one, ({ entries }) => entries)],
          ['bonusEntries', this.list(listBonusEntries, one, ({ bonusEntries }) => bonusEntries)],
          ['gameplays', this.list(listGameplays, one, ({ gameplays }) => gameplays)],
          ['records', this.list(listPlayRecords, one, ({ records }) => records)],
          ['prizes', this.list(listAwards, one, ({ prizes }) => prizes)],
          ['achievements', this.list(listEarned, one, ({ achievements }) => achievements)],
        ]),
      ],
      [
        'messaging',
        new Map<string, Pages>([
          ['consents', this.whole(async () => (await this.ask(getConsents, one)).consents)],
          ['communications', this.eachOf(ids, (id) => this.communications(workspace, id))],
        ]),
      ],
      [
        'rewards',
        new Map<string, Pages>([
          ['coupons', each(listCoupons, ({ coupons }) => coupons)],
          ['cards', each(listVaultCards, ({ cards }) => cards)],
          ['accounts', this.accounts(workspace, contact)],
        ]),
      ],
      ['runs', new Map<string, Pages>([['runs', this.eachOf(ids, (id) => this.runs(workspace, id))]])],
    ]);
  }

  /** With what was written: the list has only to whom and about what. */
  private async *communications(workspace: string, contact: string): Pages {
    for await (const page of this.list(listCommunications, { workspace, contact }, (reply) => reply.communications)) {
      for (const { id } of page) yield [await this.ask(getCommunication, { workspace, id })];
    }
  }

  private async *accounts(workspace: string, contact: string): Pages {
    const programmes = new Set(['default']);
    for await (const page of this.list(listProgrammes, { workspace }, (reply) => reply.programmes)) {
      for (const { id } of page) programmes.add(id);
    }
    for (const programme of programmes) {
      const account = await this.ask(getBalance, { workspace, contact, programme });
      if (account.entries.length + account.tiers.length > 0) yield [{ programme, ...account }];
    }
  }

  /** Each with all of its steps. Of one that fits into no message there is what lists say of it. */
  private async *runs(workspace: string, contact: string): Pages {
    const lists = this.list(listRuns, { workspace, contact, limit: runsAtOnce }, ({ runs }) => runs);
    for await (const page of lists) {
      const summaries = new Map(page.map((run) => [run.id, run]));
      for (let ids = [...summaries.keys()]; ids.length > 0;) {
        const { runs, left, tooLarge } = await this.ask(getRuns, { workspace, ids });
        yield runs;
        yield tooLarge.map((id) => ({ ...summaries.get(id), tooLarge: true }));
        ids = left;
      }
    }
  }

  private async *list<C extends RequestContract, T>(
    contract: C,
    asked: Omit<RequestOf<C>, 'after'>,
    items: (reply: ReplyOf<C>) => readonly T[],
  ): AsyncGenerator<readonly T[]> {
    for (let after: string | undefined; ;) {
      const reply = await this.ask(contract, { ...asked, after } as RequestOf<C>);
      yield items(reply);
      const { next } = reply as { next: string | null };
      if (next === null) return;
      after = next;
    }
  }

  private async *whole(records: () => Promise<readonly unknown[]>): Pages {
    yield await records();
  }

  private async *eachOf<T>(all: readonly T[], pagesOf: (one: T) => Pages): Pages {
    for (const one of all) yield* pagesOf(one);
  }

  private ask<C extends RequestContract>(contract: C, question: RequestOf<C>): Promise<ReplyOf<C>> {
    return this.requests.ask(contract, question, patienceMs);
  }
}

function chunksOf(ids: readonly string[]): string[][] {
  const count = Math.ceil(ids.length / idsAtOnce);
  return Array.from({ length: count }, (_, i) => ids.slice(i * idsAtOnce, (i + 1) * idsAtOnce));
}
