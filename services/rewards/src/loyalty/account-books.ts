import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Busy } from '@fanfare/connector';
import { CrashPoint, keyOf, partsOf } from '@fanfare/chassis';
import { accountOf, type AccountOwner } from './account-owner.js';
import { AccountStore } from './account.store.js';
import { ledgerPage, placeIn } from './ledger-page.js';
import { PointsLedgerStore, type Entry } from './ledger.store.js';
import { ProgrammeStore } from './programme.store.js';
import { book, newAccount, type Operation, type Standing } from './points.js';

/** Nothing was booked, because the account was closed: its points are on that of this contact. */
export interface Closed {
  movedTo: string;
}

export function isEntry(answer: Entry | Closed | undefined): answer is Entry {
  return answer !== undefined && '_id' in answer;
}

/** Which part of a ledger. `after`: what the page before said. */
export interface LedgerPart {
  after?: string | undefined;
  limit: number;
}

/** Between the writes of a booking, in their order: where a crash must do no harm. */
export const bookingCrashPoints = ['accounts read', 'ledger written', 'accounts advanced'] as const;

/** Other processes booking on the same account at the same moment; each loss costs one round of reads. */
const maxLostRaces = 100;

/** Accounts that were taken in, the latest of them, whose entries are shown with those of the one. */
const shownAccounts = 50;

/**
 * Books points and tiers on accounts: an entry in the ledger, computed from the entry before it.
 *
 * An account's entries are numbered without gaps, and each holds the balance after it. To book is to insert the next
 * number: the unique slot lets one of two rivals win, so every entry was computed from its true predecessor and no
 * balance goes below zero; the unique step lets a repeat find the first booking. That one insert is all there is to it.
 * The account's document only says where the ledger ends, to save a search. A crash may leave it behind; then the next
 * booking meets a taken slot, reads on in the ledger from where the document stands, and brings it up to date.
 *
 * In the same way an account is closed: by an entry, after which nothing can be booked on it but that it opens again.
 */
@Injectable()
export class AccountBooks {
  constructor(
    private readonly ledger: PointsLedgerStore,
    private readonly accounts: AccountStore,
    private readonly programmes: ProgrammeStore,
    private readonly crash: CrashPoint,
  ) {}

  /** `answers[i]` is what stands in the ledger for `operations[i]`. */
  async book(operations: readonly Operation[]): Promise<(Entry | Closed)[]> {
    const done = new Map<string, Entry | Closed>();
    let open = [...new Map(operations.map((operation) => [operation.step, operation])).values()];
    for (let races = 0; open.length > 0; races++) {
      if (races >= maxLostRaces) throw new Busy('too many bookings on one account at once', 500);
      if (races > 1) await sleep(Math.random() * 10 * Math.min(races, 10));
      for (const [step, answer] of await this.tryToBook(open, races > 0)) done.set(step, answer);
      open = open.filter(({ step }) => !done.has(step));
    }
    return operations.map(({ step }) => done.get(step) as Entry | Closed);
  }

  /** How an account stands. One found behind its ledger is brought up to date. */
  async standing(owner: AccountOwner): Promise<Standing> {
    const account = accountOf(owner);
    const standings = await this.accounts.find([account]);
    await this.readOn(new Map([[account, owner]]), standings);
    return standings.get(account) ?? newAccount;
  }

  /** A page of the entries of an account that stands so, newest first, those of the accounts that it has taken in among them. */
  async entries(
    owner: AccountOwner,
    { seq, joined }: Standing,
    { after, limit }: LedgerPart,
  ): Promise<{ entries: Entry[]; next: string | null }> {
    const others = await Promise.all(
      joined.slice(-shownAccounts).map(async (account) => {
        const [workspace = '', programme = '', contact = ''] = partsOf(account);
        return { account, last: (await this.standing({ workspace, programme, contact })).seq };
      }),
    );
    const runs = await Promise.all(
      [{ account: accountOf(owner), last: seq }, ...others].map(async ({ account, last }) => {
        const from = placeIn(after, account, last);
        return { account, from, entries: await this.ledger.latest(account, from, limit + 1) };
      }),
    );
    return ledgerPage(runs, limit);
  }

  /** The entry that closed an account; undefined while it is open. */
  async closing(owner: AccountOwner): Promise<Entry | undefined> {
    const { seq, movedTo } = await this.standing(owner);
    return movedTo === null ? undefined : this.ledger.entry(accountOf(owner), seq);
  }

  /** Gives what stands, by step; for the others a step or a slot was taken, which the next try looks into. */
  private async tryToBook(operations: readonly Operation[], again: boolean): Promise<[string, Entry | Closed][]> {
    const owners = new Map(operations.map((operation) => [accountOf(operation), operation]));
    const [standings, programmes] = await Promise.all([
      this.accounts.find([...owners.keys()]),
      this.programmes.find(operations.map(programmeOf)),
    ]);
    await this.crash.at('accounts read');
    // The first try takes its chance: most steps are new and most accounts up to date, and the unique keys tell if not.
    const before = again ? await this.ledger.find(operations.map(({ step }) => step)) : [];
    // That an account is closed is looked at twice: it may be open again.
    const closedOnes = [...owners].filter(([account]) => standings.get(account)?.movedTo);
    if (again || closedOnes.length > 0) await this.readOn(again ? owners : new Map(closedOnes), standings);
    const booked = new Set(before.map(({ _id }) => _id));
    const closed = new Map(
      operations.flatMap((operation): [string, Closed][] => {
        const movedTo = standings.get(accountOf(operation))?.movedTo ?? null;
        const isOut = movedTo !== null && operation.kind !== 'unmergeIn' && !booked.has(operation.step);
        return isOut ? [[operation.step, { movedTo }]] : [];
      }),
    );
    const byAccount = Map.groupBy(
      operations.filter(({ step }) => !booked.has(step) && !closed.has(step)),
      accountOf,
    );
    const bookings = new Map(
      [...byAccount].map(([account, group]) => {
        const rules = programmes.get(programmeOf(group[0] as Operation));
        return [account, book(standings.get(account) ?? newAccount, group, rules)] as const;
      }),
    );
    const entries = await this.ledger.append(bookings);
    await this.crash.at('ledger written');
    await this.accounts.advance([...new Map(entries.map((entry) => [entry.account, entry])).values()]);
    await this.crash.at('accounts advanced');
    return [...closed, ...[...before, ...entries].map((entry): [string, Entry] => [entry._id, entry])];
  }

  private async readOn(owners: ReadonlyMap<string, AccountOwner>, standings: Map<string, Standing>): Promise<void> {
    const behind = await Promise.all(
      [...owners].map(async ([account, { workspace, programme, contact }]) => {
        const known = standings.get(account) ?? newAccount;
        const standing = await this.ledger.standing(account, known);
        standings.set(account, standing);
        return standing.seq > known.seq ? [{ ...standing, account, workspace, programme, contact }] : [];
      }),
    );
    await this.accounts.advance(behind.flat());
  }
}

function programmeOf({ workspace, programme }: Pick<AccountOwner, 'workspace' | 'programme'>): string {
  return keyOf(workspace, programme);
}
