import { Injectable } from '@nestjs/common';
import type { PropertyDefinition } from '@fanfare/contracts';
import { insertNew } from '@fanfare/chassis';
import { Collections } from '../collections.store.js';
import type { StoredDefinition } from '../documents.js';
import { contactKey } from '../contact/contact.js';

/** Definitions of properties, one document each. */
@Injectable()
export class DefinitionStore {
  constructor(private readonly collections: Collections) {}

  async all(workspace: string): Promise<PropertyDefinition[]> {
    const found = await this.collections.properties.find({ workspace }).sort({ _id: 1 }).toArray();
    return found.map(shown);
  }

  /** Inserts it, or changes one that has its type; null: there is one of another type. */
  async save(workspace: string, definition: StoredFields, now: number): Promise<PropertyDefinition | null> {
    const _id = contactKey(workspace, definition.id);
    const document = { _id, workspace, ...definition, createdAt: now, updatedAt: now };
    const taken = await insertNew(this.collections.properties, [document]);
    if (taken.length === 0) return shown(document);
    const { type, ...changes } = definition;
    const changed = await this.collections.properties.findOneAndUpdate(
      { _id, type },
      { $set: { ...changes, updatedAt: now } },
      { returnDocument: 'after' },
    );
    return changed ? shown(changed) : null;
  }

  async remove(workspace: string, id: string): Promise<boolean> {
    const { deletedCount } = await this.collections.properties.deleteOne({ _id: contactKey(workspace, id) });
    return deletedCount > 0;
  }
}

export type StoredFields = Omit<PropertyDefinition, 'builtIn' | 'createdAt' | 'updatedAt'>;

function shown({ _id, workspace: _workspace, ...definition }: StoredDefinition): PropertyDefinition {
  return { ...definition, builtIn: false };
}
