import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@fanfare/contracts';
import { CommunicationStore, type StoredCommunication } from '../communications/communication.store.js';
import { referenceParameter } from './twilio.client.js';
import type { StatusForm } from './twilio-form.js';
import { Undeliverable } from './undeliverable.js';
import { whyOf } from './vendor-code.js';

/** Hears what becomes of text messages. Callbacks come in any order, and twice: the first of each kind counts. */
@Injectable()
export class StatusCallbacks {
  constructor(
    private readonly communications: CommunicationStore,
    private readonly undeliverable: Undeliverable,
  ) {}

  async take(event: StoredEvent, { MessageSid: sid, MessageStatus: status, ErrorCode = 0 }: StatusForm): Promise<void> {
    const sent = await this.messageOf(event, sid);
    if (!sent) return;
    const at = event.acceptedAt;
    // Whatever is told of it, Twilio has it: that may be all that anybody knows of a step whose worker went down.
    await this.communications.taken(sent._id, sid, at);
    switch (status) {
      case 'accepted':
      case 'scheduled':
      case 'queued':
      case 'sending':
      case 'sent':
        return;
      case 'delivered':
      case 'read':
        await this.communications.delivered(sent._id, at);
        return;
      case 'undelivered':
      case 'failed':
      case 'canceled':
        await this.communications.undelivered(sent, at, whyOf(ErrorCode));
        return this.undeliverable.learn(sent, ErrorCode, at);
      default:
        status satisfies never;
    }
  }

  /** By our reference, which is in the address that Twilio was given; by its own id where it has another address of the hook. */
  private async messageOf({ workspaceId, hook }: StoredEvent, sid: string): Promise<StoredCommunication | null> {
    const reference = hook?.query[referenceParameter];
    const found =
      typeof reference === 'string'
        ? await this.communications.find(reference)
        : await this.communications.byMessageId(sid);
    const isOurs = found?.workspace === workspaceId && found.channel === 'sms' && (found.messageId ?? sid) === sid;
    return isOurs ? found : null;
  }
}
