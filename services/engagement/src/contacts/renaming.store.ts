import { Inject, Injectable } from '@nestjs/common';
import type { Collection, Connection } from 'mongoose';
import { MONGO } from '@fanfare/chassis';

interface OfContact {
  _id: string;
  workspace: string;
  contact: string | null;
  /** The id that its event named, where it stands under another one by now. */
  origin?: string;
  rev: number;
}

/** What people are counted by, and guarded by `rev`. What steps gave (bonus entries, achievements) is only ever listed, by all ids. */
const counted = ['entries', 'gameplays', 'awards'] as const;

/** Puts what is kept of one id of a contact under another one. The id that it came under is kept, so that it can go back. */
@Injectable()
export class RenamingStore {
  constructor(@Inject(MONGO) private readonly connection: Connection) {}

  /** Everything that came under `origin` stands under `contact` from now on. Doing it again changes nothing. */
  async rename(workspace: string, origin: string, contact: string): Promise<void> {
    const $inc = { rev: 1 };
    for (const name of counted) {
      const collection: Collection<OfContact> = this.connection.collection<OfContact>(name);
      if (origin !== contact) {
        await collection.updateMany(
          { workspace, contact: origin, origin: { $exists: false } },
          { $set: { contact, origin }, $inc },
        );
      }
      await collection.updateMany({ workspace, origin, contact: { $ne: contact } }, { $set: { contact }, $inc });
    }
  }
}
