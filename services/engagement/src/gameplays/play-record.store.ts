import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Collection, type Connection } from 'mongoose';
import type { Page } from '@fanfare/bus';
import { insertNew, keyOf, MONGO } from '@fanfare/chassis';
import type { Forgotten } from '../contacts/forgotten.js';
import { recordIndexes } from '../indexes.js';
import { latest, type Part } from '../latest.store.js';
import type { PlayRecord } from './play-record.js';

const schema = new Schema({ _id: String }, { collection: 'playRecords', versionKey: false, strict: false });
for (const index of recordIndexes) schema.index(index);

/** All database access of what happened in gameplays, one document per event. */
@Injectable()
export class PlayRecordStore implements OnModuleInit {
  private readonly records: Collection<PlayRecord>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.records = connection.collection<PlayRecord>('playRecords');
  }

  async onModuleInit(): Promise<void> {
    await this.connection.model('PlayRecord', schema).createIndexes();
  }

  /** Those that are there already stay as they are. */
  async add(records: readonly PlayRecord[]): Promise<void> {
    await insertNew(this.records, records);
  }

  /** By workspace and gameplay: how many there are of each type. */
  async countsOf(
    all: readonly { workspace: string; gameplay: string }[],
  ): Promise<Map<string, Record<string, number>>> {
    const counts = new Map<string, Record<string, number>>();
    for (const [workspace, group] of Map.groupBy(all, (one) => one.workspace)) {
      const filter = { workspace, gameplay: { $in: [...new Set(group.map(({ gameplay }) => gameplay))] } };
      for await (const { gameplay, type } of this.records.find(filter, { projection: { gameplay: 1, type: 1 } })) {
        const key = keyOf(workspace, gameplay ?? '');
        const of = counts.get(key) ?? {};
        counts.set(key, { ...of, [type]: (of[type] ?? 0) + 1 });
      }
    }
    return counts;
  }

  list(filter: object, part: Part): Promise<Page<PlayRecord>> {
    return latest(this.records, filter, part);
  }

  /** Takes out what events told of contacts. Says how many it is gone from now. */
  async forget({ workspace, contacts, placeholder }: Forgotten): Promise<number> {
    const theirs = { workspace, contact: { $in: contacts } };
    return (await this.records.updateMany(theirs, { $set: { data: '{}', contact: placeholder } })).matchedCount;
  }
}
