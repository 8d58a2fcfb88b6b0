import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { changeTier } from '@fanfare/contracts';
import { RequestRefused } from '@fanfare/bus';
import { Telling } from '../telling.js';
import { idByHand } from './booking-ids.js';
import { Bookkeeping } from './bookkeeping.js';
import { PointsLedgerStore, type Entry } from './ledger.store.js';
import { storedEventsOf } from './points-events.js';

/** People bring contacts into tiers and take them out: an entry in the ledger, as a step makes one. */
@Injectable()
export class TiersByHand {
  constructor(
    private readonly bookkeeping: Bookkeeping,
    private readonly ledger: PointsLedgerStore,
    private readonly telling: Telling,
  ) {}

  async change({
    tier,
    to,
    requestId = randomUUID(),
    ...owner
  }: z.output<(typeof changeTier)['request']>): Promise<Entry> {
    const step = idByHand(owner, requestId);
    const [entry] = await this.bookkeeping.book([
      { ...owner, step, at: Date.now(), outside: true, kind: 'tier', tier, to },
    ]);
    if (!entry) throw new Error('a booking gave no entry');
    if (entry.refusal === 'inactive') throw new RequestRefused('Conflict', 'The loyalty programme is not active.');
    if (entry.refused) throw new RequestRefused('NotFound', 'The loyalty programme has no such tier.');
    if (entry.untold) await this.telling.tellSoon(storedEventsOf(entry), () => this.ledger.told(entry._id));
    return entry;
  }
}
