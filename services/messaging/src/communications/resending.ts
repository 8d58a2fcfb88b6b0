import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { communicationSummary, resendCommunication } from '@fanfare/contracts';
import { RequestRefused } from '@fanfare/bus';
import { Channels } from './channels.js';
import { Communications } from './communications.js';
import { CommunicationStore } from './communication.store.js';
import { summaryOf } from './communication-view.js';
import { Keeping } from './keeping.js';

/** Sends messages again. */
@Injectable()
export class Resending {
  constructor(
    private readonly earlier: Communications,
    private readonly communications: CommunicationStore,
    private readonly keeping: Keeping,
    private readonly channels: Channels,
  ) {}

  /**
   * Sends the same words to the same address again, as a message of its own. Kept before it goes out: the same request again
   * finds it, and is told what became of it instead of sending once more.
   */
  async resend({ workspace, id, request }: z.output<(typeof resendCommunication)['request']>): Promise<z.output<typeof communicationSummary>> {
    const earlier = await this.earlier.find(workspace, id);
    const again = hash('sha256', JSON.stringify([workspace, id, request]), 'hex').slice(0, 32);
    const before = await this.communications.find(again);
    if (before) return summaryOf(before);
    if (earlier.forgottenAt) throw forgotten();
    const by = this.channels.of(earlier.channel);
    // Consent is asked again: a message may have been welcome when it first went out.
    await by.refuseUnwanted(earlier);
    const { status, sentAt, deliveredAt, bouncedAt, failure, order, returnToken, forgottenAt, ...words } = earlier;
    const messageId = by.messageIdOf(again);
    const made = await this.keeping.keep({ ...words, _id: again, source: { kind: 'resend', of: id }, messageId, queuedAt: Date.now() });
    if (!made) throw forgotten();
    if (made.isMine) await by.send(made.kept);
    return summaryOf(await this.earlier.find(workspace, again));
  } // prettier-ignore
}

function forgotten(): RequestRefused {
  return new RequestRefused('Conflict', 'Whom it went to was deleted, and with them what it said.');
}
