import { Injectable } from '@nestjs/common';
import { Collections, type List } from '../collections.store.js';
import { contactKey } from '../contact/contact.js';
import { insertNew } from '@fanfare/chassis';
import { listIdOf } from './list-id.js';

/** Lists by name. A list's name never changes, so a name once read is remembered for good. */
@Injectable()
export class ListStore {
  private readonly names = new Map<string, string>();

  constructor(private readonly collections: Collections) {}

  /** Makes those that are missing. */
  async ensure(lists: readonly { workspace: string; name: string; at: number }[]): Promise<void> {
    const missing = new Map<string, List>();
    for (const { workspace, name, at } of lists) {
      const id = listIdOf(name);
      const _id = contactKey(workspace, id);
      if (!this.names.has(_id) && !missing.has(_id)) {
        missing.set(_id, { _id, workspace, id, name: name.trim(), createdAt: at });
      }
    }
    if (missing.size === 0) return;
    await insertNew(this.collections.lists, [...missing.values()]);
    await this.remember([...missing.keys()]);
  }

  /** Has the names of these lists (`workspace/id`) at hand for `nameOf`. */
  async remember(keys: readonly string[]): Promise<void> {
    const unknown = [...new Set(keys)].filter((key) => !this.names.has(key));
    if (unknown.length === 0) return;
    for (const list of await this.collections.lists.find({ _id: { $in: unknown } }).toArray()) {
      this.names.set(list._id, list.name);
    }
  }

  nameOf(workspace: string, id: string): string {
    return this.names.get(contactKey(workspace, id)) ?? id;
  }

  async all(workspace: string): Promise<{ id: string; name: string; members: number }[]> {
    const lists = await this.collections.lists.find({ workspace }).sort({ name: 1 }).toArray();
    return Promise.all(
      lists.map(async ({ id, name }) => ({
        id,
        name,
        members: await this.collections.contacts.countDocuments({ workspace, lists: id }),
      })),
    );
  }
}
