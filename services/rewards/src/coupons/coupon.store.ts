import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import type { CouponStatus } from '@fanfare/contracts';
import { pageOf } from '@fanfare/bus';
import { insertNew, MONGO } from '@fanfare/chassis';

export interface Coupon {
  _id: string;
  workspace: string;
  offer: string;
  contact: string;
  /** The contact was deleted: `contact` is a placeholder. */
  forgotten?: true;
  step: string;
  /** Which coupon of its step, counted from 1. */
  nth: number;
  code: string;
  /** Offer and code together: unique, so that no code is ever given twice. */
  codeKey: string;
  offerKey: string;
  state: CouponStatus;
  issuedAt: number;
  validUntil: number | null;
  redeemed: Redeemed | null;
  voided: { at: number; reason: string } | null;
  /** True: its redemption is perhaps not yet told to workflows. */
  untold: boolean;
}

export interface Redeemed {
  at: number;
  site: string | null;
  location: string | null;
  /** What the one who redeemed it calls this: only that is answered the same again. */
  request: string | null;
}

/** A coupon to be stored; `codeFor(attempt)` gives the code to try, another one when the one before was taken. */
export interface CouponDraft extends Omit<Coupon, 'code' | 'codeKey'> {
  codeFor: (attempt: number) => string;
}

export interface CouponQuery {
  workspace: string;
  /** One contact, by all the ids that it had. */
  contact?: string | string[] | undefined;
  offer?: string | undefined;
  state?: CouponStatus | undefined;
  after?: string | undefined;
  limit: number;
}

const schema = new Schema<Coupon>(
  {
    _id: String,
    workspace: String,
    offer: String,
    contact: String,
    forgotten: Boolean,
    step: String,
    nth: Number,
    code: String,
    codeKey: String,
    offerKey: String,
    state: String,
    issuedAt: Number,
    validUntil: { type: Number, default: null },
    redeemed: { type: Object, default: null },
    voided: { type: Object, default: null },
    untold: Boolean,
  },
  { collection: 'coupons', versionKey: false },
)
  .index({ codeKey: 1 }, { unique: true })
  .index({ workspace: 1, contact: 1, issuedAt: -1, _id: -1 })
  .index({ workspace: 1, offer: 1, issuedAt: -1, _id: -1 })
  .index({ workspace: 1, offer: 1, state: 1, issuedAt: -1, _id: -1 })
  .index({ workspace: 1, state: 1, issuedAt: -1, _id: -1 })
  .index({ workspace: 1, issuedAt: -1, _id: -1 })
  .index({ workspace: 1, code: 1 })
  // For changes of state: the embedded server uses an index only when it is unique and has just the fields of the filter.
  .index({ _id: 1, state: 1 }, { unique: true })
  // For the sweep of what time has ended, and of what is not told.
  .index({ state: 1, validUntil: 1, offerKey: 1 })
  .index({ untold: 1 });

/** Coupons, one document each. The id comes from step and number, so storing one again finds the first. */
@Injectable()
export class CouponStore implements OnModuleInit {
  private readonly coupons: Model<Coupon>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.coupons = connection.model<Coupon>('Coupon', schema);
  }

  async onModuleInit(): Promise<void> {
    await this.coupons.createIndexes();
  }

  /** Stores coupons that are not there yet, and gives all of them as they are stored, by id. */
  async put(drafts: readonly CouponDraft[]): Promise<Map<string, Coupon>> {
    const stored = new Map<string, Coupon>();
    let left = drafts;
    for (let attempt = 0; left.length > 0; attempt++) {
      const coupons = left.map((draft) => couponOf(draft, attempt));
      const taken = new Set(await insertNew(this.connection.collection<Coupon>('coupons'), coupons));
      for (const [i, coupon] of coupons.entries()) if (!taken.has(i)) stored.set(coupon._id, coupon);
      // Taken is the id, then the coupon is there already; or else only the code.
      const refused = left.filter((_, i) => taken.has(i));
      for (const coupon of await this.find(refused.map(({ _id }) => _id))) stored.set(coupon._id, coupon);
      left = refused.filter(({ _id }) => !stored.has(_id));
    }
    return stored;
  }

  /** Newest first. The cursor is the last coupon's instant and id. */
  async list({
    workspace,
    contact,
    offer,
    state,
    after,
    limit,
  }: CouponQuery): Promise<{ coupons: Coupon[]; next: string | null }> {
    const found = await this.coupons
      .find({
        workspace,
        ...(contact === undefined ? {} : { contact: { $in: [contact].flat() } }),
        ...(offer === undefined ? {} : { offer }),
        ...(state === undefined ? {} : { state }),
        ...beyond(after),
      })
      .sort({ issuedAt: -1, _id: -1 })
      .limit(limit + 1)
      .lean<Coupon[]>();
    const { items, next } = pageOf(found, limit, ({ issuedAt, _id }) => `${issuedAt}.${_id}`);
    return { coupons: items, next };
  }

  private async find(ids: string[]): Promise<Coupon[]> {
    return ids.length === 0 ? [] : this.coupons.find({ _id: { $in: ids } }).lean<Coupon[]>();
  }
}

function couponOf({ codeFor, ...rest }: CouponDraft, attempt: number): Coupon {
  const code = codeFor(attempt);
  return { ...rest, code, codeKey: `${rest.offerKey}#${code}` };
}

function beyond(cursor: string | undefined) {
  if (cursor === undefined) return {};
  const [at = '', ...id] = cursor.split('.');
  const issuedAt = Number(at) || 0;
  // The first condition says nothing new, but it lets the index begin where the page does.
  return {
    issuedAt: { $lte: issuedAt },
    $or: [{ issuedAt: { $lt: issuedAt } }, { issuedAt, _id: { $lt: id.join('.') } }],
  };
}
