import { Injectable } from '@nestjs/common';
import { Busy } from '@fanfare/connector';
import { Gatherer } from '../gatherer.js';
import { People } from '../people/people.js';
import { AccountBooks, isEntry, type LedgerPart } from './account-books.js';
import { accountOf, type AccountOwner } from './account-owner.js';
import { JoiningAccounts } from './joining-accounts.js';
import type { Entry } from './ledger.store.js';
import type { Operation, Standing } from './points.js';

/** Contacts that were merged one into the other, while a booking looked for the account of the last of them. */
const maxMoves = 20;

/** Books points and tiers of people: whoever was merged has one account, that of the contact that they are known as. */
@Injectable()
export class Bookkeeping {
  private readonly gatherer = new Gatherer<Operation, Entry>((_, operations) => this.bookNow(operations));

  constructor(
    private readonly books: AccountBooks,
    private readonly people: People,
    private readonly joining: JoiningAccounts,
  ) {}

  /** `entries[i]` is what stands in the ledger for `operations[i]`. */
  book(operations: readonly Operation[]): Promise<Entry[]> {
    return this.gatherer.ask('all accounts', operations);
  }

  /** How somebody's account stands, and a page of its entries. */
  async statement(
    owner: AccountOwner,
    part: LedgerPart,
  ): Promise<{ standing: Standing; entries: Entry[]; next: string | null }> {
    const contact = (await this.people.of([owner])).of(owner).id;
    const account = { workspace: owner.workspace, programme: owner.programme, contact };
    const standing = await this.books.standing(account);
    return { standing, ...(await this.books.entries(account, standing, part)) };
  }

  private async bookNow(operations: readonly Operation[]): Promise<Entry[]> {
    const people = await this.people.of(operations);
    const placed = operations.map((operation) => ({ ...operation, contact: people.of(operation).id }));
    const done = new Map<string, Entry>();
    let open = placed;
    for (let moves = 0; open.length > 0; moves++) {
      if (moves > maxMoves) throw new Busy('the account is being merged again and again', 500);
      const answers = await this.books.book(open);
      open = open.flatMap((operation, i) => {
        const answer = answers[i];
        if (answer && !isEntry(answer)) return [{ ...operation, contact: answer.movedTo }];
        if (answer) done.set(operation.step, answer);
        return [];
      });
    }
    const entries = operations.map(({ step }) => done.get(step) as Entry);
    await this.gatherStrays(placed, entries);
    return entries;
  }

  /** A repeat may find that the first time did not know of a merge yet: what it booked is where nobody looks. */
  private async gatherStrays(placed: readonly Operation[], entries: readonly Entry[]): Promise<void> {
    const strays = entries.filter(({ account }, i) => account !== accountOf(placed[i] as Operation));
    for (const { workspace, contact } of strays) await this.joining.settle(workspace, contact);
  }
}
