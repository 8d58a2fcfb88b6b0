import type { z } from 'zod';
import { decodeFrame, splitFrames } from './frames.js';

/** One item of a delivered message, its head parsed. */
export interface Item<T> {
  head: T;
  cargo: string;
  /** The item as it is on the wire, for setting it aside. */
  line: string;
}

/** A message in a handler's hands. It is acknowledged when the handler's promise resolves, and not before. */
export class Delivery {
  /** What is set aside as a dead letter when the message has been handled. */
  readonly rejected: { line: string; reason: string }[] = [];
  private lines: string[] | undefined;

  constructor(
    readonly subject: string,
    private readonly payload: string,
    /** When the server stored the message, in ms: recorded, so the same for every redelivery. */
    readonly storedAt: number,
    readonly deliveries: number,
    /** When the schedule that released the message does so next, in ms; null when no repeating schedule did. */
    readonly firesNext: number | null = null,
    /** The message's place in its stream. */
    readonly seq = 0,
  ) {}

  /** Sets one item of the message aside with its reason; the others go on. */
  async reject(line: string, reason: string): Promise<void> {
    this.rejected.push({ line, reason });
  }

  /** The items whose heads fit the schema. The others are set aside: a broken neighbour costs nobody else anything. */
  async items<S extends z.ZodType>(schema: S): Promise<Item<z.output<S>>[]> {
    const good: Item<z.output<S>>[] = [];
    for (const line of this.raw()) {
      const frame = decodeFrame(line);
      const parsed = parseJson(schema, frame.head);
      if ('error' in parsed) await this.reject(line, parsed.error);
      else good.push({ head: parsed.value, cargo: frame.cargo ?? '', line });
    }
    return good;
  }

  raw(): readonly string[] {
    return (this.lines ??= splitFrames(this.payload));
  }
}

/** Parses and checks JSON from the bus. The reason never repeats a value. */
export function parseJson<S extends z.ZodType>(schema: S, text: string): { value: z.output<S> } | { error: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { error: 'not JSON' };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  return { error: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ') };
}
