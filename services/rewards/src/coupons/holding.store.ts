import { Inject, Injectable } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import { keyOf, MONGO } from '@fanfare/chassis';

interface Holding {
  _id: string;
  /** Coupons ever issued of one offer to one contact. */
  issued: number;
}

const schema = new Schema<Holding>({ _id: String, issued: Number }, { collection: 'holdings', versionKey: false });

/**
 * How many coupons of an offer each contact was issued. Written as what it is after a decision, never as a difference,
 * and only ever upwards ($max): in whatever order and however often it is written, the latest decision stands.
 */
@Injectable()
export class HoldingStore {
  private readonly holdings: Model<Holding>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.holdings = connection.model<Holding>('Holding', schema);
  }

  async of(offerKey: string, contacts: readonly string[]): Promise<Map<string, number>> {
    const byKey = new Map(contacts.map((contact) => [keyOf(offerKey, contact), contact]));
    const found = await this.holdings.find({ _id: { $in: [...byKey.keys()] } }).lean<Holding[]>();
    return new Map(found.map(({ _id, issued }) => [byKey.get(_id) ?? '', issued]));
  }

  async raise(offerKey: string, held: ReadonlyMap<string, number>): Promise<void> {
    if (held.size === 0) return;
    await this.connection.collection<Holding>('holdings').bulkWrite(
      [...held].map(([contact, issued]) => ({
        updateOne: { filter: { _id: keyOf(offerKey, contact) }, update: { $max: { issued } }, upsert: true },
      })),
      { ordered: false },
    );
  }
}
