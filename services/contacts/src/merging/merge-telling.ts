import { Injectable } from '@nestjs/common';
import { subjects, type StoredEvent } from '@fanfare/contracts';
import { Bus } from '@fanfare/bus';
import type { Merge } from '../documents.js';
import { isByHand } from './is-by-hand.js';

/**
 * Tells of merges and of merges taken back, before they are recorded as done: whoever finds one half way tells it (again,
 * with the same id). Other services keep things under the ids of contacts, and learn by it whom to look at anew.
 */
@Injectable()
export class MergeTelling {
  constructor(private readonly bus: Bus) {}

  async tell(type: 'Contact.Merged' | 'Contact.Unmerged', merge: Merge): Promise<void> {
    const { _id, workspace, survivor, loser } = merge;
    const now = Date.now();
    const event: StoredEvent = {
      id: `${_id}~${type}`,
      type,
      workspaceId: workspace,
      occurredAt: new Date(type === 'Contact.Merged' ? merge.at : now).toISOString(),
      acceptedAt: now,
      contactId: survivor,
      // Workflows hand events to vendors: who of the staff it was is for the record alone.
      data: { survivorId: survivor, mergedId: loser, by: isByHand(merge) ? 'admin' : 'identified' },
    };
    await this.bus.publish(subjects.event(workspace, type), { head: JSON.stringify(event) });
  }
}
