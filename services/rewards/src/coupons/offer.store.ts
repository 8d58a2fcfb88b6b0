import { randomBytes } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import { insertNew, keyOf, MONGO, partsOf } from '@fanfare/chassis';
import type { ChunkRef } from './code-stock.store.js';
import type { OfferState } from './coupon.js';
import type { Turn } from './reserve.js';

export interface Offer extends OfferState {
  _id: string;
  workspace: string;
  id: string;
  name: string;
  /** For how many days after its issue a coupon is good; null: as long as the offer. */
  couponDays: number | null;
  /** What generated codes look like; null: as usual. */
  codePattern: string | null;
  /** Secret of this offer; its codes and coupon ids are made with it. Never changes, never leaves the service. */
  salt: string;
  /** Where the imported codes are, in their order. */
  chunks: ChunkRef[];
  /** Goes up with every decision and every change of settings: what a decision was based on. */
  seq: number;
  /** When a sweep looks next whether time has ended its coupons, or not any more; null: never. */
  dueAt: number | null;
  /** Decisions whose consequences are perhaps not all stored yet. */
  pending: Turn[];
}

export type OfferSettings = Pick<
  Offer,
  'name' | 'active' | 'validFrom' | 'validUntil' | 'limit' | 'contactLimit' | 'couponDays' | 'codePattern'
>;

/** An offer for the sweep of what time has ended. */
export type DueOffer = Pick<Offer, '_id' | 'validUntil' | 'dueAt'>;

const nullable = { type: Number, default: null };
const schema = new Schema<Offer>(
  {
    _id: String,
    workspace: String,
    id: String,
    name: String,
    known: Boolean,
    active: Boolean,
    validFrom: nullable,
    validUntil: nullable,
    limit: nullable,
    contactLimit: nullable,
    couponDays: nullable,
    codePattern: { type: String, default: null },
    issued: Number,
    imported: Number,
    salt: String,
    chunks: [Object],
    seq: Number,
    dueAt: { type: Number, default: null },
    pending: [Object],
  },
  { collection: 'offers', versionKey: false, minimize: false },
)
  .index({ workspace: 1, known: 1, _id: 1 })
  .index({ dueAt: 1 });

/** Offers. The document of an offer is the one place where a decision about it is made: by a write guarded with `seq`. */
@Injectable()
export class OfferStore implements OnModuleInit {
  private readonly offers: Model<Offer>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.offers = connection.model<Offer>('Offer', schema);
  }

  async onModuleInit(): Promise<void> {
    await this.offers.createIndexes();
    // Those that were saved before there was such a thing.
    await this.offers.updateMany({ dueAt: { $exists: false } }, { $set: { dueAt: 0 } });
  }

  /** The offer of a key (workspace and id); one that nobody has saved gets a document all the same, because a refusal is decided there, too. */
  async touch(key: string): Promise<Offer> {
    const found = await this.offers.findById(key).lean<Offer>();
    if (found) return complete(found);
    await insertNew(this.connection.collection<Offer>('offers'), [blank(key)]);
    return this.touch(key);
  }

  /** Makes decisions, unless anything about the offer has changed since it was read; says whether it did. */
  async reserve(offer: Offer, turn: Turn, count: number): Promise<boolean> {
    const result = await this.offers.updateOne(
      { _id: offer._id, seq: turn.seq },
      { $inc: { seq: 1, issued: count }, $push: { pending: turn } },
    );
    return result.modifiedCount === 1;
  }

  /** Forgets decisions whose consequences are all stored. */
  async settle(key: string, turns: readonly Turn[]): Promise<void> {
    await this.offers.updateOne({ _id: key }, { $pull: { pending: { seq: { $in: turns.map(({ seq }) => seq) } } } });
  }

  /** Saves settings, if any, and takes new codes into stock; null when the offer as read is no longer good enough to decide that. */
  async save(offer: Offer, settings: Partial<OfferSettings>, chunks: readonly ChunkRef[]): Promise<Offer | null> {
    const count = chunks.reduce((sum, chunk) => sum + chunk.count, 0);
    // Guarded by what matters here, not by `seq`: a busy offer must not keep its owner from changing it.
    const startsStock = count > 0 && offer.imported === 0;
    const mostIssued = startsStock ? 0 : (settings.limit ?? Number.MAX_SAFE_INTEGER);
    const saved = await this.offers
      .findOneAndUpdate(
        { _id: offer._id, imported: offer.imported, issued: { $lte: mostIssued } },
        {
          $set: { ...settings, known: true, dueAt: 0 },
          $inc: { seq: 1, imported: count },
          $push: { chunks: { $each: [...chunks] } },
        },
        { returnDocument: 'after' },
      )
      .lean<Offer | null>();
    return saved && complete(saved);
  }

  /** By their ids, those after `after`. */
  async list(workspace: string, after: string | undefined, limit: number): Promise<Offer[]> {
    const found = await this.offers
      .find(
        { workspace, known: true, ...(after !== undefined && { _id: { $gt: keyOf(workspace, after) } }) },
        { pending: 0, chunks: 0 },
      )
      .sort({ _id: 1 })
      .limit(limit)
      .lean<Offer[]>();
    return found.map(complete);
  }

  /** When offers end, by their keys; those without an end are left out. */
  async endsOf(keys: readonly string[]): Promise<Map<string, number>> {
    const found = await this.offers.find({ _id: { $in: [...new Set(keys)] } }, { validUntil: 1 }).lean<Offer[]>();
    return new Map(found.flatMap(({ _id, validUntil }) => (validUntil === null ? [] : [[_id, validUntil]])));
  }

  /** Null for one that nobody has saved. */
  async known(key: string): Promise<Offer | null> {
    const found = await this.offers.findOne({ _id: key }, { pending: 0, chunks: 0 }).lean<Offer | null>();
    return found?.known ? complete(found) : null;
  }

  async nameOf(key: string): Promise<string | undefined> {
    return (await this.offers.findById(key, { name: 1 }).lean<Pick<Offer, 'name'>>())?.name;
  }

  /** Those to look at, of all workspaces. */
  async due(now: number, limit: number): Promise<DueOffer[]> {
    return this.offers
      .find({ dueAt: { $gte: 0, $lte: now } }, { validUntil: 1, dueAt: 1 })
      .sort({ dueAt: 1 })
      .limit(limit)
      .lean<DueOffer[]>();
  }

  /** Unless it was saved meanwhile. */
  async looked({ _id, dueAt, validUntil }: DueOffer, next: number | null): Promise<void> {
    await this.offers.updateOne({ _id, dueAt, validUntil }, { $set: { dueAt: next } });
  }
}

const unset = { contactLimit: null, couponDays: null, codePattern: null };

/** An offer that was saved before it could say so says nothing about these. */
function complete(offer: Offer): Offer {
  return { ...unset, ...offer };
}

function blank(_id: string): Offer {
  const [workspace = '', id = ''] = partsOf(_id);
  const settings = {
    name: id,
    active: false,
    validFrom: null,
    validUntil: null,
    limit: null,
    ...unset,
  };
  const salt = randomBytes(32).toString('base64url');
  return {
    _id,
    workspace,
    id,
    known: false,
    ...settings,
    issued: 0,
    imported: 0,
    salt,
    chunks: [],
    seq: 0,
    dueAt: null,
    pending: [],
  };
}
