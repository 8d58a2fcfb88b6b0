import { Controller } from '@nestjs/common';
import { storedEvent, streams, subjects, type StoredEvent } from '@fanfare/contracts';
import { Consumes, type ConsumerSpec, type Delivery } from '@fanfare/bus';
import { Log } from '@fanfare/chassis';
import { InboundTexts } from './inbound-texts.js';
import { StatusCallbacks } from './status-callbacks.js';
import { textForm, statusForm } from './twilio-form.js';

const hookEvents: ConsumerSpec = {
  name: 'messaging-hooks',
  stream: streams.events,
  filter: subjects.event('*', 'Webhook.Received'),
  concurrency: 4,
  itemsInHand: 400,
};

/** Takes what Twilio posts to a workspace's hook: what becomes of messages, and what people text. */
@Controller()
export class TwilioEventsController {
  constructor(
    private readonly statuses: StatusCallbacks,
    private readonly texts: InboundTexts,
    private readonly log: Log,
  ) {}

  @Consumes(hookEvents)
  async take(delivery: Delivery): Promise<void> {
    for (const { head } of await delivery.items(storedEvent)) if (this.isOfTwilio(head)) await this.takeOne(head);
  }

  /** Anybody can post to an address without a signature, and STOP for others. */
  private isOfTwilio({ hook, workspaceId: workspace }: StoredEvent): boolean {
    if (hook?.kind !== 'twilio') return false;
    if (hook.protection === 'signature') return true;
    this.log.warn(
      { workspace, hook: hook.id },
      'what comes to a hook of Twilio counts only if its signature is checked',
    );
    return false;
  }

  private async takeOne(event: StoredEvent): Promise<void> {
    const status = statusForm.safeParse(event.data);
    if (status.success) return this.statuses.take(event, status.data);
    const text = textForm.safeParse(event.data);
    if (text.success) await this.texts.take(event, text.data);
  }
}
