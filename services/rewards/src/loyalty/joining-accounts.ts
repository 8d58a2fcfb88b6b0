import { Injectable } from '@nestjs/common';
import { Busy } from '@fanfare/connector';
import { Telling } from '../telling.js';
import { People } from '../people/people.js';
import { AccountBooks, accountOf, isEntry, type AccountOwner } from './account-books.js';
import { AccountStore } from './account.store.js';
import { PointsLedgerStore, type Entry } from './ledger.store.js';
import { storedEventsOf } from './points-events.js';
import type { Brought } from './joined-points.js';
import type { Merging, Operation } from './points.js';

/** Contacts that were merged one into the other, while points looked for the account of the last of them. */
const maxMoves = 20;

/**
 * Makes one account of those of contacts that were merged, and two again when that is undone. The account of the one who was
 * merged is closed by an entry that says what it had; an entry on the other account takes that in. Their ids are computed
 * from the first one, so that whoever finds it half way goes on with it: points are for a moment nowhere, never twice.
 */
@Injectable()
export class JoiningAccounts {
  constructor(
    private readonly people: People,
    private readonly accounts: AccountStore,
    private readonly books: AccountBooks,
    private readonly ledger: PointsLedgerStore,
    private readonly telling: Telling,
  ) {}

  /** Brings the accounts that stand under an id of a contact to where they belong by now. */
  async settle(workspace: string, contact: string): Promise<void> {
    const { id } = (await this.people.of([{ workspace, contact }])).of({ workspace, contact });
    for (const { programme } of await this.accounts.ofContact(workspace, contact)) {
      const owner = { workspace, programme, contact };
      await (id === contact ? this.open(owner) : this.close(owner, id));
    }
  }

  private async close(owner: AccountOwner, into: string): Promise<void> {
    const { seq, movedTo } = await this.books.standing(owner);
    if (movedTo === null && seq > 0) {
      const account = accountOf(owner);
      const step = `${account}#${seq + 1}~merge`;
      await this.books.book([this.operation(owner, step, { kind: 'mergeOut', account, into })]);
    }
    const out = await this.books.closing(owner);
    if (out) await this.bringIn(owner, out);
  }

  private async open(owner: AccountOwner): Promise<void> {
    const out = await this.books.closing(owner);
    if (!out?.brought) return;
    const there = { ...owner, contact: (await this.bringIn(owner, out)).contact };
    const back = { kind: 'unmergeOut', brought: out.brought } as const;
    const { brought } = await this.follow(this.operation(there, `${out._id}~back`, back));
    const again = { kind: 'unmergeIn', account: out.account, brought: brought as Brought } as const;
    await this.books.book([this.operation(owner, `${out._id}~again`, again)]);
  }

  /** The entry by which the other account has taken in what the closed one had. */
  private async bringIn(owner: AccountOwner, out: Entry): Promise<Entry> {
    const there = { ...owner, contact: out.movedTo ?? owner.contact };
    const entry = await this.follow(
      this.operation(there, `${out._id}~in`, { kind: 'mergeIn', brought: out.brought as Brought }),
    );
    if (entry.untold) await this.telling.tellSoon(storedEventsOf(entry), () => this.ledger.told(entry._id));
    return entry;
  }

  /** Books on the account, or on that which has taken it in meanwhile. */
  private async follow(operation: Operation): Promise<Entry> {
    for (let moves = 0; moves < maxMoves; moves++) {
      const [answer] = await this.books.book([operation]);
      if (isEntry(answer)) return answer;
      if (answer) operation = { ...operation, contact: answer.movedTo };
    }
    throw new Busy('the account is being merged again and again', 500);
  }

  private operation(owner: AccountOwner, step: string, move: Merging): Operation {
    return { ...owner, step, at: Date.now(), outside: true, ...move };
  }
}
