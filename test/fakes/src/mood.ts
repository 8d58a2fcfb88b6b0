import { z } from 'zod';

/** The ways in which a vendor can misbehave. */
const mood = z.discriminatedUnion('kind', [
  /** Answers as ever, so many ms later. */
  z.strictObject({ kind: z.literal('slow'), ms: z.number().int().min(0) }),
  /** Never answers; `acting`: but does what was asked. */
  z.strictObject({ kind: z.literal('hangs'), acting: z.boolean() }),
  /** Drops the connection instead of answering; `acting`: after it has done what was asked. */
  z.strictObject({ kind: z.literal('resets'), acting: z.boolean() }),
  /** Has been asked too often; with or without a Retry-After. */
  z.strictObject({ kind: z.literal('throttles'), retryAfterSeconds: z.number().int().min(0).optional() }),
  /** Answers with this status, in the vendor's words; `acting`: after it has done what was asked; `echoing`: repeats what came. */
  z.strictObject({ kind: z.literal('fails'), status: z.number().int().min(400).max(599), acting: z.boolean().default(false), echoing: z.boolean().optional() }), // prettier-ignore
  /** Answers 200 with what is not an answer. */
  z.strictObject({ kind: z.literal('garbage') }),
]);
export type Mood = z.output<typeof mood>;

/** Without `times`: until told otherwise. `path`: only where the path begins so. */
export const moodOrder = z.strictObject({
  mood,
  times: z.number().int().min(1).optional(),
  path: z.string().optional(),
});
export type MoodOrder = z.input<typeof moodOrder>;

/** What a vendor was told to do wrong, oldest first. */
export class Moods {
  private orders: { mood: Mood; left: number; path: string }[] = [];

  add(order: MoodOrder): void {
    const { mood: told, times = Number.POSITIVE_INFINITY, path = '' } = moodOrder.parse(order);
    this.orders.push({ mood: told, left: times, path });
  }

  clear(): void {
    this.orders = [];
  }

  /** What to do wrong with a request to a path, used up once; null: nothing. */
  next(path: string): Mood | null {
    const order = this.orders.find((one) => path.startsWith(one.path));
    if (!order) return null;
    if (--order.left <= 0) this.orders.splice(this.orders.indexOf(order), 1);
    return order.mood;
  }
}
