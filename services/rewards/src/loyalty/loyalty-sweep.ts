import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Sweeping } from '@fanfare/chassis';
import { Telling } from '../telling.js';
import { Expiry } from './expiry.js';
import { PointsLedgerStore } from './ledger.store.js';
import { storedEventsOf } from './points-events.js';

const tellEveryMs = 60_000;
const expireEveryMs = 900_000;
const atOnce = 500;

/** Books points that have become too old, and tells of tiers that changed without a step. */
@Injectable()
export class LoyaltySweep implements OnApplicationBootstrap {
  constructor(
    private readonly expiry: Expiry,
    private readonly ledger: PointsLedgerStore,
    private readonly telling: Telling,
    private readonly sweeping: Sweeping,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeping.every(expireEveryMs, 'points that are too old', () => this.expiry.expire(Date.now()));
    // By this one alone: two at once would find the same and tell it twice.
    this.sweeping.every(tellEveryMs, 'tiers that are not told', () => this.tell());
  }

  async tell(): Promise<number> {
    const untold = await this.ledger.untold(atOnce);
    for (const entry of untold) {
      await this.telling.tell(storedEventsOf(entry), () => this.ledger.told(entry._id));
    }
    return untold.length;
  }
}
