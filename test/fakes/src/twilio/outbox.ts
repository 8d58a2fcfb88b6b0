import { setTimeout as later } from 'node:timers/promises';
import { newSid, type DeliveryError, type Message, type MessageStatus } from './message.js';
import type { Order } from './read-order.js';
import type { Webhooks } from './webhooks.js';

interface OutboxOptions {
  accountSid: string;
  /** Between two statuses. */
  stepMs: number;
  stopped: AbortSignal;
}

/** The messages that are sent, and their ways. A scheduled one stays so: nobody waits five minutes for it here. */
export class Outbox {
  readonly messages: Message[] = [];
  /** Numbers that messages do not reach, and why. */
  readonly unreachable = new Map<string, DeliveryError>();
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly webhooks: Webhooks,
    private readonly options: OutboxOptions,
  ) {}

  take(order: Order, from: string): Message {
    const now = new Date();
    const { to, body, service: messagingServiceSid, statusCallback } = order;
    const status = firstStatus(order);
    const message = { sid: newSid(), to, from, body, messagingServiceSid, statusCallback, createdAt: now, status, errorCode: null, sentAt: null, updatedAt: now }; // prettier-ignore
    this.messages.push(message);
    if (!order.isScheduled) this.start(message);
    return message;
  }

  /** Resolves when every message is at its last status. */
  async settled(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  private start(message: Message): void {
    const way = this.send(message).finally(() => this.underWay.delete(way));
    this.underWay.add(way);
  }

  /** No callback tells of the first status: the answer has it (guides/outbound-message-status-in-status-callbacks). */
  private async send(message: Message): Promise<void> {
    const errorCode = this.unreachable.get(message.to) ?? null;
    const last = errorCode === null ? 'delivered' : 'undelivered';
    const statuses: MessageStatus[] = ['queued', 'sent', last];
    for (const status of statuses.slice(statuses.indexOf(message.status) + 1)) {
      if (!(await this.wait())) return;
      Object.assign(message, { status, updatedAt: new Date() });
      if (status === 'sent') message.sentAt = message.updatedAt;
      if (status === 'undelivered') message.errorCode = errorCode;
      if (message.statusCallback !== null) await this.webhooks.post(message.statusCallback, this.formOf(message));
    }
  }

  /** False: stopped meanwhile. */
  private async wait(): Promise<boolean> {
    const { stepMs, stopped } = this.options;
    return later(stepMs, true, { signal: stopped }).catch(() => false);
  }

  private formOf({ sid, to, from, status, errorCode, messagingServiceSid }: Message): Record<string, string> {
    return {
      AccountSid: this.options.accountSid,
      ApiVersion: '2010-04-01',
      MessageSid: sid,
      SmsSid: sid,
      MessageStatus: status,
      SmsStatus: status,
      From: from,
      To: to,
      ...(messagingServiceSid !== null && { MessagingServiceSid: messagingServiceSid }),
      ...(errorCode !== null && { ErrorCode: String(errorCode) }),
    };
  }
}

function firstStatus({ isScheduled, service }: Order): MessageStatus {
  if (isScheduled) return 'scheduled';
  return service === null ? 'queued' : 'accepted';
}
