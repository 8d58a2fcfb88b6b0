import { Controller } from '@nestjs/common';
import { storedEvent, triggers } from '@fanfare/contracts';
import { Consumes, type Delivery } from '@fanfare/bus';
import { Acquaintance } from './acquaintance.js';
import { merged, unmerged } from './merges-consumer.js';

/** Takes the news that contacts are one, or two again. */
@Controller()
export class MergesController {
  constructor(private readonly acquaintance: Acquaintance) {}

  /** Both ask to look anew, whatever the news: contacts knows how it is by now. */
  @Consumes([merged, unmerged])
  async look(delivery: Delivery): Promise<void> {
    for (const { head } of await delivery.items(storedEvent)) {
      const news = triggers['Contact.Merged'].safeParse(head.data);
      if (news.success) await this.acquaintance.look(head.workspaceId, news.data.mergedId);
    }
  }
}
