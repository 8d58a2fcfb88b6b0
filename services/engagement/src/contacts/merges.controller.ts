import { Controller } from '@nestjs/common';
import { storedEvent, streams, subjects, triggers } from '@fanfare/contracts';
import { Consumes, Requests, withNamesOf, type ConsumerSpec, type Delivery } from '@fanfare/bus';
import { Unavailable } from '@fanfare/chassis';
import { Progress } from '../projection/progress.js';
import { RenamingStore } from './renaming.store.js';

const consumerOf = (name: string, trigger: 'Contact.Merged' | 'Contact.Unmerged'): ConsumerSpec => ({
  name,
  stream: streams.events,
  filter: subjects.event('*', trigger),
  concurrency: 2,
  itemsInHand: 200,
});

const news = [consumerOf('engagement-merged', 'Contact.Merged'), consumerOf('engagement-unmerged', 'Contact.Unmerged')];

/**
 * Takes the news that contacts are one, or two again: what is kept of them is counted by person. Whatever the news, contacts
 * says how it is by now, so it may come twice and in any order.
 */
@Controller()
export class MergesController {
  constructor(
    private readonly requests: Requests,
    private readonly progress: Progress,
    private readonly renaming: RenamingStore,
  ) {}

  @Consumes(news)
  async look(delivery: Delivery): Promise<void> {
    // Whose those events are was perhaps asked before the merge: what they leave must be there to be looked at.
    if (!(await this.progress.isPast(delivery.storedAt))) {
      throw new Unavailable('The events before a merge are still being read.');
    }
    for (const { head } of await delivery.items(storedEvent)) {
      const merge = triggers['Contact.Merged'].safeParse(head.data);
      if (merge.success) await this.lookAt(head.workspaceId, merge.data.mergedId);
    }
  }

  /** Puts what is kept of a contact's ids where it belongs by now. */
  async lookAt(workspace: string, id: string): Promise<void> {
    await withNamesOf(this.requests, { workspace, id }, async ({ own, others }) => {
      for (const name of [own, ...others]) await this.renaming.rename(workspace, name, own);
    });
  }
}
