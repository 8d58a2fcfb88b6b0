import { Injectable } from '@nestjs/common';
import { CrashPoint } from '@fanfare/chassis';
import { AccountStore, type Account } from './account.store.js';
import { AccountBooks, isEntry } from './account-books.js';
import { idOfExpiry } from './booking-ids.js';
import { PointsLedgerStore } from './ledger.store.js';
import { standingOf, type Operation } from './points.js';
import { ProgrammeStore, type Programme } from './programme.store.js';

const dayMs = 86_400_000;
const atOnce = 500;

/** Between what an expiry writes, in its order, besides its bookings: where a crash must do no harm. */
export const expiryCrashPoints = ['awards summed', 'expiry booked', 'day swept'] as const;

/**
 * Books what has become too old out of accounts, once per account and day (UTC). The oldest points are used first, so what
 * expires is what was awarded so long ago less all that was ever used; the booking itself computes it from the entry
 * before, so that a redemption at the same moment cannot be counted twice.
 */
@Injectable()
export class Expiry {
  constructor(
    private readonly programmes: ProgrammeStore,
    private readonly accounts: AccountStore,
    private readonly ledger: PointsLedgerStore,
    private readonly books: AccountBooks,
    private readonly crash: CrashPoint,
  ) {}

  /** How many accounts had points that were too old. */
  async expire(now: number): Promise<number> {
    const day = Math.floor(now / dayMs);
    let done = 0;
    for (const programme of await this.programmes.expiring()) {
      if (programme.sweptDay !== null && programme.sweptDay >= day) continue;
      done += await this.expireIn(programme, day);
      await this.programmes.swept(programme, day);
      await this.crash.at('day swept');
    }
    return done;
  }

  private async expireIn(programme: Programme, day: number): Promise<number> {
    let done = 0;
    let after = '';
    for (;;) {
      const accounts = await this.accounts.withPoints(programme.workspace, programme.id, after, atOnce);
      done += await this.expireOf(accounts, programme.expiryDays ?? Infinity, day);
      after = accounts.at(-1)?._id ?? '';
      if (accounts.length < atOnce) return done;
    }
  }

  private async expireOf(accounts: readonly Account[], expiryDays: number, day: number): Promise<number> {
    const before = (day - expiryDays) * dayMs;
    const awarded = await this.ledger.awardedBefore(
      accounts.map(({ _id, latest }) => ({ account: _id, ...standingOf(latest) })),
      before,
    );
    await this.crash.at('awards summed');
    const due = accounts.flatMap(({ _id, workspace, programme, contact, latest }): Operation[] => {
      const old = awarded.get(_id) ?? 0;
      if (old <= latest.total - latest.balance) return [];
      const owner = { workspace, programme, contact };
      return [{ ...owner, step: idOfExpiry(_id, day), at: day * dayMs, outside: true, kind: 'expire', awarded: old }];
    });
    // An account that was closed meanwhile has nothing any more that could expire.
    const booked = due.length === 0 ? [] : (await this.books.book(due)).filter(isEntry);
    await this.crash.at('expiry booked');
    return booked.length;
  }
}
