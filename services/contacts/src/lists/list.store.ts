import { Injectable } from '@nestjs/common';
import { Collections } from '../collections.store.js';
import type { List } from '../documents.js';
import { contactKey } from '../contact/contact.js';
import { insertNew } from '@fanfare/chassis';
import { listIdOf } from './list-id.js';

/** A list's new name is seen everywhere within this time. */
const rememberedMs = 5_000;

/**
 * Lists. The document at the id computed from a name says which list is called so: the list itself, or, when a list was
 * given that name later, a pointer to it. So a name belongs to one list, and a former name still leads to it.
 */
@Injectable()
export class ListStore {
  private readonly known = new Map<string, { list: List; until: number }>();
  private readonly asking = new Map<string, Promise<void>>();

  constructor(private readonly collections: Collections) {}

  /** Makes those that are missing. */
  async ensure(lists: readonly { workspace: string; name: string; at: number }[]): Promise<void> {
    const wanted = new Map<string, List>();
    for (const { workspace, name, at } of lists) {
      const list = newList(workspace, name, at);
      // Of several spellings the first one counts.
      if (!wanted.has(list._id)) wanted.set(list._id, list);
    }
    const missing = [...wanted.values()].filter(({ _id }) => !this.known.has(_id));
    await insertNew(this.collections.lists, missing);
    await this.remember([...wanted.keys()]);
  }

  /** Makes a list, or says (null) that its name is taken. */
  async make(workspace: string, name: string, description: string, at: number): Promise<List | null> {
    const list = { ...newList(workspace, name, at), description };
    return (await insertNew(this.collections.lists, [list])).length === 0 ? list : null;
  }

  /** Lets a name lead to a list; false: it leads to another one. */
  async name(workspace: string, id: string, name: string, at: number): Promise<boolean> {
    const pointer = newList(workspace, name, at);
    if (pointer.id === id) return true;
    await insertNew(this.collections.lists, [{ ...pointer, aliasOf: id }]);
    return (await this.collections.lists.findOne({ _id: pointer._id }))?.aliasOf === id;
  }

  async change(workspace: string, id: string, change: Partial<List>): Promise<List | null> {
    const _id = contactKey(workspace, id);
    const changed = await this.collections.lists.findOneAndUpdate(
      { _id, aliasOf: null },
      { $set: change },
      { returnDocument: 'after' },
    );
    this.known.delete(_id);
    return changed;
  }

  /** Has these lists (`workspace/id`) at hand for `nameOf` and `idNamed`. */
  async remember(keys: readonly string[]): Promise<void> {
    const now = Date.now();
    const stale = [...new Set(keys)].filter((key) => (this.known.get(key)?.until ?? 0) <= now);
    // Many want the same ones at the same moment: one asks, and the others wait for the answer.
    const fresh = stale.filter((key) => !this.asking.has(key));
    if (fresh.length > 0) {
      const asked = this.read(fresh, now).finally(() => fresh.forEach((key) => this.asking.delete(key)));
      for (const key of fresh) this.asking.set(key, asked);
    }
    await Promise.all(new Set(stale.flatMap((key) => this.asking.get(key) ?? [])));
  }

  private async read(keys: readonly string[], now: number): Promise<void> {
    const found = await this.collections.lists.find({ _id: { $in: [...keys] } }).toArray();
    for (const list of found) this.known.set(list._id, { list, until: now + rememberedMs });
    await this.remember(
      found.flatMap(({ workspace, aliasOf }) => (aliasOf === null ? [] : [contactKey(workspace, aliasOf)])),
    );
  }

  nameOf(workspace: string, id: string): string {
    return this.known.get(contactKey(workspace, id))?.list.name ?? id;
  }

  /** The id of the list that is called so, or would be. */
  idNamed(workspace: string, name: string): string {
    const id = listIdOf(name);
    return this.known.get(contactKey(workspace, id))?.list.aliasOf ?? id;
  }

  /** The list with this id, or of this name. */
  async find(workspace: string, idOrName: string): Promise<List | null> {
    const ids = [idOrName, listIdOf(idOrName)];
    await this.remember(ids.map((id) => contactKey(workspace, id)));
    for (const id of ids) {
      const found = this.known.get(contactKey(workspace, id))?.list;
      const list = found?.aliasOf ? this.known.get(contactKey(workspace, found.aliasOf))?.list : found;
      if (list) return list;
    }
    return null;
  }

  /** By name. */
  async all(workspace: string): Promise<List[]> {
    return this.collections.lists.find({ workspace, aliasOf: null }).sort({ name: 1 }).toArray();
  }

  /** By name, with how many contacts are on each; archived ones only if they are asked for. */
  async counted(workspace: string, withArchived = true): Promise<(List & { members: number })[]> {
    const lists = await this.all(workspace);
    const shown = lists.filter(({ archivedAt }) => withArchived || archivedAt === null);
    return Promise.all(shown.map(async (list) => ({ ...list, members: await this.members(workspace, list.id) })));
  }

  members(workspace: string, id: string): Promise<number> {
    return this.collections.contacts.countDocuments({ workspace, lists: id });
  }

  /** Of all workspaces. */
  async every(): Promise<List[]> {
    return this.collections.lists.find({ aliasOf: null }).toArray();
  }
}

function newList(workspace: string, name: string, createdAt: number): List {
  const id = listIdOf(name);
  const _id = contactKey(workspace, id);
  return { _id, workspace, id, name: name.trim(), description: '', aliasOf: null, archivedAt: null, createdAt };
}
