import { Injectable } from '@nestjs/common';
import { Busy } from '@fanfare/connector';
import { Telling } from '../telling.js';
import { People } from '../people/people.js';
import { AccountBooks, isEntry } from './account-books.js';
import { accountOf, type AccountOwner } from './account-owner.js';
import { AccountStore } from './account.store.js';
import { idAgain, idBack, idIn, idOfClosing } from './booking-ids.js';
import { PointsLedgerStore, type Entry } from './ledger.store.js';
import { storedEventsOf } from './points-events.js';
import { nothingBrought } from './joined-points.js';
import type { Merging, Operation } from './points.js';

/** Contacts that were merged one into the other, while points looked for the account of the last of them. */
const maxMoves = 20;

/**
 * Makes one account of those of contacts that were merged, and two again when that is undone. The account of the one who was
 * merged is closed by an entry that says what it had; an entry on the other account takes that in. Their ids are computed
 * from the first one, so that whoever finds it half way goes on with it: points are for a moment nowhere, never twice.
 *
 * Who somebody is may have changed several times since an account was closed. So what counts is not where it was sent, but
 * whose account has it by now; if that is somebody else's, it is given back first.
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
    for (const { programme } of await this.accounts.ofContact(workspace, contact)) {
      const owner = { workspace, programme, contact };
      for (let moves = 0; !(await this.isSettled(owner)); moves++) if (moves > maxMoves) throw goesRound();
    }
  }

  /** Whether it is where it belongs now; if not, it is open again, so that it can go there. Who it belongs to is asked each time. */
  private async isSettled(owner: AccountOwner): Promise<boolean> {
    const into = await this.personOf(owner);
    // First the one that is to be open: it may be closed in favour of the very account that is to go into it.
    await this.open({ ...owner, contact: into });
    if (into === owner.contact) return true;
    const out = (await this.books.closing(owner)) ?? (await this.leave(owner, into));
    if (!out) return true;
    const holder = await this.holderOf(owner, out);
    if (holder !== null && (await this.personOf({ ...owner, contact: holder })) === into) return true;
    await this.reopen(owner, out);
    return false;
  }

  private async open(owner: AccountOwner): Promise<void> {
    const out = await this.books.closing(owner);
    if (out) await this.reopen(owner, out);
  }

  /** Closes an account; undefined: it was never used. */
  private async leave(owner: AccountOwner, into: string): Promise<Entry | undefined> {
    const { seq } = await this.books.standing(owner);
    if (seq === 0) return undefined;
    await this.book(owner, idOfClosing(accountOf(owner), seq), { kind: 'mergeOut', into });
    return this.books.closing(owner);
  }

  /**
   * Undoes the closing by this entry; what was done of it before is found. Where the way of the points leads back to the account
   * itself, because accounts were closed in favour of one another, it takes the place of the one that is asked: under the
   * same id, so that no other account can answer any more.
   */
  private async reopen(owner: AccountOwner, out: Entry): Promise<void> {
    const brought = out.brought ?? nothingBrought;
    const taken =
      (await this.bringIn(owner, out)) ?? (await this.book(owner, idIn(out._id), { kind: 'unmergeIn', brought }));
    if (!taken || isOf(taken, owner)) return;
    const asked = { ...owner, contact: taken.contact };
    const back =
      (await this.follow(this.operation(asked, idBack(out._id), { kind: 'unmergeOut', brought }), owner)) ??
      (await this.book(owner, idBack(out._id), { kind: 'unmergeIn', brought: nothingBrought }));
    if (!back || isOf(back, owner)) return;
    await this.book(owner, idAgain(out._id), { kind: 'unmergeIn', brought: back.brought ?? nothingBrought });
  }

  /** Whose account has by now what this one had; null: it would come back to this one. */
  private async holderOf(owner: AccountOwner, out: Entry): Promise<string | null> {
    let contact = (await this.bringIn(owner, out))?.contact ?? owner.contact;
    for (let moves = 0; contact !== owner.contact; moves++) {
      if (moves > maxMoves) throw goesRound();
      const { movedTo } = await this.books.standing({ ...owner, contact });
      if (movedTo === null) return contact;
      contact = movedTo;
    }
    return null;
  }

  /** The entry by which another account has taken in what the closed one had; undefined: it would come back to this one. */
  private async bringIn(owner: AccountOwner, out: Entry): Promise<Entry | undefined> {
    const there = { ...owner, contact: out.movedTo ?? owner.contact };
    const move = { kind: 'mergeIn', brought: out.brought ?? nothingBrought } as const;
    const entry = await this.follow(this.operation(there, idIn(out._id), move), owner);
    if (entry?.untold) await this.telling.tellSoon(storedEventsOf(entry), () => this.ledger.told(entry._id));
    return entry;
  }

  /** Books on the account, or on that which has taken it in meanwhile; undefined: that is the one of who asks. */
  private async follow(operation: Operation, asker: AccountOwner): Promise<Entry | undefined> {
    const [before] = await this.ledger.find([operation.step]);
    if (before) return before;
    let { contact } = operation;
    for (let moves = 0; contact !== asker.contact; moves++) {
      if (moves > maxMoves) throw goesRound();
      const [answer] = await this.books.book([{ ...operation, contact }]);
      if (isEntry(answer)) return answer;
      contact = answer?.movedTo ?? contact;
    }
    return undefined;
  }

  private async book(owner: AccountOwner, step: string, move: Merging): Promise<Entry | undefined> {
    const [answer] = await this.books.book([this.operation(owner, step, move)]);
    return isEntry(answer) ? answer : undefined;
  }

  private async personOf(named: AccountOwner): Promise<string> {
    return (await this.people.of([named])).of(named).id;
  }

  private operation(owner: AccountOwner, step: string, move: Merging): Operation {
    return { ...owner, step, at: Date.now(), outside: true, ...move };
  }
}

function isOf({ account }: Entry, owner: AccountOwner): boolean {
  return account === accountOf(owner);
}

function goesRound(): Busy {
  return new Busy('the account is being merged again and again', 500);
}
