import { z } from 'zod';
import type { PublishedEvent } from '@fanfare/contracts';
import { call, type Endpoint } from './call.js';

const acceptedEvent = z.object({ id: z.string(), status: z.string() });
const batchAnswer = z.object({
  accepted: z.number(),
  refused: z.number(),
  results: z.array(
    z.object({
      index: z.number(),
      id: z.string().nullable(),
      status: z.string(),
      errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    }),
  ),
});
export type BatchAnswer = z.infer<typeof batchAnswer>;

/** Publishes events, as a hub does. */
export class Gateway {
  constructor(
    private readonly endpoint: Endpoint,
    private readonly workspace: string,
  ) {}

  /** Resolves with the event's id when it is stored. */
  async publish(event: PublishedEvent): Promise<string> {
    return (await this.send(event, acceptedEvent)).id;
  }

  /** Publishes up to a thousand events; the answer tells what became of each. */
  publishAll(events: readonly unknown[]): Promise<BatchAnswer> {
    return this.send(events, batchAnswer);
  }

  private send<S extends z.ZodType>(body: unknown, reply: S): Promise<z.output<S>> {
    const path = `/v1/workspaces/${encodeURIComponent(this.workspace)}/events`;
    return call(this.endpoint, { method: 'POST', path, body, reply });
  }
}
