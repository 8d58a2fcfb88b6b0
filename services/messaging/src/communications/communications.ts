import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { listCommunications, ReplyOf } from '@fanfare/contracts';
import { pageOf, RequestRefused } from '@fanfare/bus';
import { CommunicationStore, type StoredCommunication } from './communication.store.js';
import { summaryOf } from './communication-view.js';

/** Messages to contacts, for who looks after them. */
@Injectable()
export class Communications {
  constructor(private readonly communications: CommunicationStore) {}

  async list({ limit, ...which }: z.output<(typeof listCommunications)['request']>): Promise<ReplyOf<typeof listCommunications>> {
    const found = await this.communications.list({ ...which, limit: limit + 1 });
    const { items, next } = pageOf(found, limit, ({ order }) => order);
    return { communications: items.map(summaryOf), next };
  } // prettier-ignore

  /** Refuses when there is none. */
  async find(workspace: string, id: string): Promise<StoredCommunication> {
    const found = await this.communications.find(id);
    if (found?.workspace !== workspace) throw new RequestRefused('NotFound', 'There is no such message.');
    return found;
  }
}
