import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { ContactView, Json } from '@fanfare/contracts';
import { insertNew } from '@fanfare/chassis';
import { Collections } from '../collections.store.js';
import type { StoredView } from '../documents.js';
import { contactKey } from '../contact/contact.js';
import { withoutNames, type Instead } from '../deletion/names.js';

/** Views that people keep, one document each. */
@Injectable()
export class ViewStore {
  constructor(private readonly collections: Collections) {}

  async all(workspace: string): Promise<ContactView[]> {
    const found = await this.collections.views.find({ workspace }).sort({ _id: 1 }).toArray();
    return found.map(shown).sort((a, b) => a.name.localeCompare(b.name));
  }

  /** A view is what was said of it last. */
  async save(workspace: string, id: string, view: ViewFields, now: number): Promise<ContactView> {
    const _id = contactKey(workspace, id);
    const { filter, ...rest } = view;
    const said = { ...rest, filter: JSON.stringify(filter), updatedAt: now };
    const document = { _id, workspace, id, createdAt: now, ...said };
    if ((await insertNew(this.collections.views, [document])).length === 0) return shown(document);
    const changed = await this.collections.views.findOneAndUpdate({ _id }, { $set: said }, { returnDocument: 'after' });
    // Somebody has removed it in between.
    return changed ? shown(changed) : this.save(workspace, id, view, now);
  }

  /** Writes something else for names in what people have written. How many views are changed. */
  async rewrite(workspace: string, instead: Instead): Promise<number> {
    let changed = 0;
    for (const view of await this.collections.views.find({ workspace }).toArray()) {
      const { _id, updatedAt, name, search, filter } = view;
      const said = { name, search, filter: JSON.parse(filter) as Json };
      const now = withoutNames(said, instead);
      if (isDeepStrictEqual(now, said)) continue;
      const $set = { ...now, filter: JSON.stringify(now.filter) };
      // Whoever saves it meanwhile writes another one, which the next look finds.
      changed += (await this.collections.views.updateOne({ _id, updatedAt }, { $set })).modifiedCount;
    }
    return changed;
  }

  async remove(workspace: string, id: string): Promise<boolean> {
    const { deletedCount } = await this.collections.views.deleteOne({ _id: contactKey(workspace, id) });
    return deletedCount > 0;
  }
}

export type ViewFields = Omit<ContactView, 'id' | 'createdAt' | 'updatedAt'>;

function shown({ _id, workspace: _workspace, filter, ...view }: StoredView): ContactView {
  return { ...view, filter: JSON.parse(filter) as ContactView['filter'] };
}
