import { Injectable } from '@nestjs/common';
import { subjects, type DeadLetter } from '@fanfare/contracts';
import { Log } from '@fanfare/chassis';
import { Nats } from './nats.js';
import type { Pulled } from './pulled.js';
import { publishFailure } from './publish-failure.js';
import { ServiceName } from './service-name.js';

/** Sets aside what cannot be handled: the item as it was, where it came from, and why. */
@Injectable()
export class DeadLetters {
  constructor(
    private readonly nats: Nats,
    private readonly service: ServiceName,
    private readonly log: Log,
  ) {}

  async put(message: Pulled, item: string, reason: string): Promise<void> {
    const { stream, deliveries } = message;
    const letter: DeadLetter = {
      service: this.service.value,
      stream,
      subject: message.subject,
      seq: message.seq,
      reason,
      deliveries,
      at: Date.now(),
      item,
    };
    const to = subjects.dead(this.service.value);
    await this.nats.js.publish(to, JSON.stringify(letter), { retries: 3 }).catch((error: unknown) => {
      throw publishFailure(to, error);
    });
    this.log.error({ stream, seq: message.seq, reason }, 'item set aside as a dead letter');
  }
}
