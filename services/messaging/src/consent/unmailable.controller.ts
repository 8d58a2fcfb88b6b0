import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { listUnmailable, removeUnmailable, type ReplyOf, type UnmailableAddress } from '@fanfare/contracts';
import { Answers, pageOf, RequestRefused } from '@fanfare/bus';
import { UnmailableStore, type StoredAddress } from './unmailable.store.js';

/** What people may ask about addresses that get nothing more. */
@Controller()
export class UnmailableController {
  constructor(private readonly addresses: UnmailableStore) {}

  @Answers(listUnmailable)
  async list({ workspace, after, limit }: z.output<(typeof listUnmailable)['request']>): Promise<ReplyOf<typeof listUnmailable>> {
    const found = await this.addresses.list(workspace, after, limit + 1);
    const { items, next } = pageOf(found, limit, ({ order }) => order);
    return { addresses: items.map(viewOf), next };
  } // prettier-ignore

  @Answers(removeUnmailable)
  async remove({ workspace, channel, address }: z.output<(typeof removeUnmailable)['request']>): Promise<UnmailableAddress> {
    const removed = await this.addresses.remove(workspace, { channel, to: address });
    if (!removed) throw new RequestRefused('NotFound', 'Nothing is held back from this address.');
    return viewOf(removed);
  } // prettier-ignore
}

function viewOf({ channel, address, at, reason }: StoredAddress): UnmailableAddress {
  return { channel, address, at, reason };
}
