import { Injectable } from '@nestjs/common';
import type { ContactView } from '@fanfare/contracts';
import { insertNew } from '@fanfare/chassis';
import { Collections } from '../collections.store.js';
import type { StoredView } from '../documents.js';
import { contactKey } from '../contact/contact.js';

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

  async remove(workspace: string, id: string): Promise<boolean> {
    const { deletedCount } = await this.collections.views.deleteOne({ _id: contactKey(workspace, id) });
    return deletedCount > 0;
  }
}

export type ViewFields = Omit<ContactView, 'id' | 'createdAt' | 'updatedAt'>;

function shown({ _id, workspace: _workspace, filter, ...view }: StoredView): ContactView {
  return { ...view, filter: JSON.parse(filter) as ContactView['filter'] };
}
