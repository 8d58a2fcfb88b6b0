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

  /**
   * Marks what time has ended, and takes the mark from what is good again because its offer lasts longer now. Lists find
   * coupons by it; whether one is good is decided by the time alone.
   */
  async markExpired(now: number, endedOffers: readonly string[]): Promise<number> {
    const ended = [...endedOffers];
    const expired = { $set: { state: 'expired' } } as const;
    const done = [
      await this.coupons.updateMany({ state: 'issued', validUntil: { $gt: 0, $lt: now } }, expired),
      await this.coupons.updateMany({ state: 'issued', validUntil: null, offerKey: { $in: ended } }, expired),
      await this.coupons.updateMany(
        { state: 'expired', validUntil: null, offerKey: { $nin: ended } },
        { $set: { state: 'issued' } },
      ),
    ];
    return done.reduce((sum, { modifiedCount }) => sum + modifiedCount, 0);
  }

  private async change({ _id, state }: Coupon, $set: Partial<Coupon>): Promise<Coupon | null> {
    return this.coupons.findOneAndUpdate({ _id, state }, { $set }, { returnDocument: 'after' });
  }

  private get coupons(): Collection<Coupon> {
    return this.connection.collection<Coupon>('coupons');
  }
}
