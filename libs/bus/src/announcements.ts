import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Log } from '@fanfare/chassis';
import { parseJson } from './delivery.js';
import { Nats } from './nats.js';

/** What is said to everybody who listens just now. It is not stored: nothing may depend on its being heard. */
@Injectable()
export class Announcements {
  constructor(
    private readonly nats: Nats,
    private readonly log: Log,
  ) {}

  announce(subject: string, value: unknown): void {
    this.nats.connection.publish(subject, JSON.stringify(value));
  }

  /** Tells of every announcement, also of one's own. One that cannot be read is logged and passed over. */
  listen<S extends z.ZodType>(subject: string, schema: S, tell: (value: z.output<S>) => void): void {
    this.nats.connection.subscribe(subject, {
      callback: (err, message) => {
        if (err) return this.log.error({ err, subject }, 'announcements are not heard');
        const parsed = parseJson(schema, message.string());
        if ('error' in parsed) this.log.error({ subject, reason: parsed.error }, 'unreadable announcement skipped');
        else tell(parsed.value);
      },
    });
  }
}
