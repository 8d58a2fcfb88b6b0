import { hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import { MONGO } from '@fanfare/chassis';

interface Forgotten {
  /** A digest: the id itself may say who it was. */
  _id: string;
  placeholder: string;
}

const schema = new Schema<Forgotten>(
  { _id: String, placeholder: String },
  { collection: 'forgotten', versionKey: false },
);

/**
 * Who is to be kept no more. It is noted before anything is taken out, and whoever keeps something of a contact looks here
 * after it has: so one of the two always finds it.
 */
@Injectable()
export class ForgottenStore {
  private readonly forgotten: Model<Forgotten>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.forgotten = connection.model<Forgotten>('Forgotten', schema);
  }

  async note(workspace: string, contacts: readonly string[], placeholder: string): Promise<void> {
    const notes = contacts.map((contact) => ({
      updateOne: {
        filter: { _id: digestOf(workspace, contact) },
        update: { $setOnInsert: { placeholder } },
        upsert: true,
      },
    }));
    await this.forgotten.bulkWrite(notes, { ordered: false });
  }

  /** What stands in the place of a contact; null: it is not forgotten. */
  async placeholderOf(workspace: string, contact: string): Promise<string | null> {
    const found = await this.forgotten.findOne({ _id: digestOf(workspace, contact) }).lean<Forgotten | null>();
    return found?.placeholder ?? null;
  }
}

function digestOf(workspace: string, contact: string): string {
  return hash('sha256', JSON.stringify(['forgotten', workspace, contact]), 'hex');
}
