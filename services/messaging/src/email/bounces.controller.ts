import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { takeBounce, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { CommunicationStore } from '../communications/communication.store.js';
import { UnmailableAddresses } from '../consent/unmailable-addresses.js';
import { isPermanent, readBounce } from './bounce.js';

/** Takes mail that came back. */
@Controller()
export class BouncesController {
  constructor(
    private readonly communications: CommunicationStore,
    private readonly unmailable: UnmailableAddresses,
  ) {}

  @Answers(takeBounce)
  async take({ workspace, raw }: z.output<(typeof takeBounce)['request']>): Promise<ReplyOf<typeof takeBounce>> {
    const bounce = await readBounce(raw);
    const sent = bounce?.messageId ? await this.communications.byMessageId(bounce.messageId) : null;
    // Anybody can write a report: it counts for a mail of ours only, and for the address that this went to.
    const about = bounce?.recipients.find(({ address }) => address.toLowerCase() === sent?.to.toLowerCase());
    if (!sent || !about || sent.workspace !== workspace || about.action !== 'failed') {
      return { communication: null, notMailable: [] };
    }
    const at = Date.now();
    const isForGood = isPermanent(about);
    if (isForGood) await this.unmailable.add(sent, { at, reason: about.status });
    await this.communications.mark(sent._id, 'bouncedAt', at);
    return { communication: sent._id, notMailable: isForGood ? [sent.to] : [] };
  }
}
