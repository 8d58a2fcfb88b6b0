import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Collection, type Connection } from 'mongoose';
import type { Page } from '@fanfare/bus';
import { MONGO } from '@fanfare/chassis';
import type { Forgotten } from '../contacts/forgotten.js';
import { Guarded } from '../guarded.store.js';
import { latest, type Part } from '../latest.store.js';
import { gameplayIndexes, guardIndex } from '../indexes.js';
import type { Gameplay } from './gameplay.js';

const schema = new Schema({ _id: String }, { collection: 'gameplays', versionKey: false, strict: false });
schema.index(guardIndex, { unique: true });
for (const index of gameplayIndexes) schema.index(index);

/** All database access of gameplays. */
@Injectable()
export class GameplayStore implements OnModuleInit {
  readonly documents: Guarded<Gameplay>;
  private readonly gameplays: Collection<Gameplay>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.gameplays = connection.collection<Gameplay>('gameplays');
    this.documents = new Guarded(this.gameplays);
  }

  async onModuleInit(): Promise<void> {
    await this.connection.model('Gameplay', schema).createIndexes();
  }

  list(filter: object, part: Part): Promise<Page<Gameplay>> {
    return latest(this.gameplays, filter, part);
  }

  /** Takes out what contacts have written. Says how many it is gone from now. */
  async forget({ workspace, contacts, placeholder }: Forgotten): Promise<number> {
    const update = { $set: { answers: null, contact: placeholder }, $unset: { origin: '' }, $inc: { rev: 1 } } as const;
    return (await this.gameplays.updateMany({ workspace, contact: { $in: contacts } }, update)).matchedCount;
  }

  /** Gameplays with a score, the best first; of equal ones the earlier. */
  async *best(filter: object, atMost: number): AsyncGenerator<Gameplay> {
    yield* this.gameplays
      .find({ ...filter, score: { $gte: -Number.MAX_VALUE } }, { projection: { answers: 0, scoring: 0 } })
      .sort({ score: -1, at: 1, _id: 1 })
      .limit(atMost);
  }

  count(filter: object): Promise<number> {
    return this.gameplays.countDocuments(filter);
  }

  /** Gives those of a card that belong to no competition that of the card. */
  async enter(workspace: string, card: string, competition: string): Promise<void> {
    await this.gameplays.updateMany(
      { workspace, card, competition: null },
      { $set: { competition }, $inc: { rev: 1 } },
    );
  }
}
