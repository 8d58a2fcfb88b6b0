import { Inject, Injectable } from '@nestjs/common';
import type { Collection, Connection } from 'mongoose';
import { MONGO } from '@fanfare/chassis';
import type { Coupon, Redeemed } from './coupon.store.js';

/** What happens to a coupon after its issue. Each change is one write, guarded by the state that it starts from. */
@Injectable()
export class CouponLifeStore {
  constructor(@Inject(MONGO) private readonly connection: Connection) {}

  async byId(workspace: string, id: string): Promise<Coupon | null> {
    const coupon = await this.coupons.findOne({ _id: id });
    return coupon?.workspace === workspace ? coupon : null;
  }

  /** By its id alone, which its link ends with. */
  async byLink(id: string): Promise<Coupon | null> {
    return this.coupons.findOne({ _id: id });
  }

  /** Coupons with this code; of several offers there may be several. */
  async byCode(workspace: string, code: string, offer: string | undefined): Promise<Coupon[]> {
    return this.coupons
      .find({ workspace, code, ...(offer !== undefined && { offer }) })
      .limit(2)
      .toArray();
  }

  /** Null when its state is not any more what it was. */
  async redeem(coupon: Coupon, redeemed: Redeemed): Promise<Coupon | null> {
    return this.change(coupon, { state: 'redeemed', redeemed, untold: true });
  }

  /** Null when its state is not any more what it was. */
  async void(coupon: Coupon, voided: NonNullable<Coupon['voided']>): Promise<Coupon | null> {
    return this.change(coupon, { state: 'void', voided });
  }

  async untold(limit: number): Promise<Coupon[]> {
    return this.coupons.find({ untold: true }).limit(limit).toArray();
  }

  async told(id: string): Promise<void> {
    await this.coupons.updateOne({ _id: id }, { $set: { untold: false } });
  }

  /** Marks those whose own days are over. Lists find coupons by the mark; whether one is good is decided by the time alone. */
  async markExpired(now: number): Promise<number> {
    const over = { state: 'issued', validUntil: { $gt: 0, $lt: now } } as const;
    return (await this.coupons.updateMany(over, { $set: { state: 'expired' } })).modifiedCount;
  }

  /** Marks, of an offer's coupons, those that are good as long as it is: as ended, or as good again because it lasts longer now. */
  async markOf(offerKey: string, state: 'issued' | 'expired'): Promise<number> {
    const before = state === 'issued' ? 'expired' : 'issued';
    const changed = await this.coupons.updateMany({ state: before, validUntil: null, offerKey }, { $set: { state } });
    return changed.modifiedCount;
  }

  private async change({ _id, state }: Coupon, $set: Partial<Coupon>): Promise<Coupon | null> {
    return this.coupons.findOneAndUpdate({ _id, state }, { $set }, { returnDocument: 'after' });
  }

  private get coupons(): Collection<Coupon> {
    return this.connection.collection<Coupon>('coupons');
  }
}
