import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Collection, type Connection } from 'mongoose';
import type { DefinitionKind } from '@fanfare/contracts';
import { pageOf, type Page } from '@fanfare/bus';
import { keyOf, MONGO } from '@fanfare/chassis';
import { Guarded } from '../guarded.store.js';
import { guardIndex } from '../indexes.js';
import type { Definition } from './definition.js';

export interface DefinitionQuery {
  workspace: string;
  kind: DefinitionKind;
  after?: string | undefined;
  limit: number;
}

const schema = new Schema({ _id: String }, { collection: 'definitions', versionKey: false, strict: false });
schema.index(guardIndex, { unique: true });

/** All database access of definitions. */
@Injectable()
export class DefinitionStore implements OnModuleInit {
  readonly documents: Guarded<Definition>;
  private readonly definitions: Collection<Definition>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.definitions = connection.collection<Definition>('definitions');
    this.documents = new Guarded(this.definitions);
  }

  async onModuleInit(): Promise<void> {
    await this.connection.model('Definition', schema).createIndexes();
  }

  /** Those of a kind, in the order of their keys. The cursor is the last one's id. */
  async list({ workspace, kind, after, limit }: DefinitionQuery): Promise<Page<Definition>> {
    const all = keyOf(workspace, kind);
    const found = await this.definitions
      // By range, not by pattern: nothing to escape, and the key's own index serves it. '0' is what follows '/'.
      .find({ _id: { $gt: after === undefined ? `${all}/` : keyOf(workspace, kind, after), $lt: `${all}0` } })
      .sort({ _id: 1 })
      .limit(limit + 1)
      .toArray();
    return pageOf(found, limit, ({ id }) => id);
  }

  /** Deletes one that is as it was read. */
  async drop({ _id, rev }: Definition): Promise<void> {
    await this.definitions.deleteOne({ _id, rev });
  }
}
