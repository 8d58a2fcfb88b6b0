import { Inject, Injectable } from '@nestjs/common';
import type { Collection, Connection } from 'mongoose';
import { keyOf, MONGO } from '@fanfare/chassis';
import type { Coupon } from '../coupons/coupon.store.js';
import type { Forgotten } from './forgotten.js';

/** The coupons of a contact, and how many of each offer it was issued: its key is made of the contact's id. */
@Injectable()
export class CouponOfContactStore {
  private readonly coupons: Collection<Coupon>;
  private readonly holdings: Collection<{ _id: string }>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.coupons = connection.collection<Coupon>('coupons');
    this.holdings = connection.collection<{ _id: string }>('holdings');
  }

  /** The coupons last: they say of which offers there is something to forget. */
  async forget({ workspace, contacts, placeholder }: Forgotten): Promise<number> {
    const theirs = { workspace, contact: { $in: contacts } };
    const found = await this.coupons.find(theirs, { projection: { offerKey: 1 } }).toArray();
    const offers = [...new Set(found.map(({ offerKey }) => offerKey))];
    const keys = offers.flatMap((offer) => contacts.map((contact) => keyOf(offer, contact)));
    if (keys.length > 0) await this.holdings.deleteMany({ _id: { $in: keys } });
    return (await this.coupons.updateMany(theirs, { $set: { contact: placeholder, forgotten: true } })).modifiedCount;
  }
}
