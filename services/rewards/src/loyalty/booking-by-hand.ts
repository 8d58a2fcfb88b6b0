import { Injectable } from '@nestjs/common';
import { RequestRefused } from '@fanfare/bus';
import { Telling } from '../telling.js';
import type { AccountOwner } from './account-owner.js';
import { idByHand } from './booking-ids.js';
import { Bookkeeping } from './bookkeeping.js';
import { PointsLedgerStore, type Entry } from './ledger.store.js';
import type { Effect } from './points.js';
import { storedEventsOf } from './points-events.js';

/** What people do to accounts: an entry in the ledger, as a step makes one, under an id that whoever asks gives. */
@Injectable()
export class BookingByHand {
  constructor(
    private readonly bookkeeping: Bookkeeping,
    private readonly ledger: PointsLedgerStore,
    private readonly telling: Telling,
  ) {}

  async book({ workspace, programme, contact }: AccountOwner, requestId: string, effect: Effect): Promise<Entry> {
    const owner = { workspace, programme, contact };
    const cause = { ...owner, step: idByHand(owner, requestId), at: Date.now(), outside: true } as const;
    const [entry] = await this.bookkeeping.book([{ ...cause, ...effect }]);
    if (!entry) throw new Error('a booking gave no entry');
    if (entry.refused) throw refusalOf(entry);
    if (entry.untold) await this.telling.tellSoon(storedEventsOf(entry), () => this.ledger.told(entry._id));
    return entry;
  }
}

function refusalOf({ refusal, balance }: Entry): RequestRefused {
  switch (refusal) {
    case 'balance':
      return new RequestRefused('Conflict', `The contact has ${balance} points, which is less.`);
    case 'tier':
      return new RequestRefused('NotFound', 'The loyalty programme has no such tier.');
    case 'inactive':
    case null:
      return new RequestRefused('Conflict', 'The loyalty programme is not active.');
    default:
      return refusal satisfies never;
  }
}
