import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { LocalSite } from '../local-site.js';

const order = z.object({ prizeId: z.string(), prize: z.string().nullish(), winner: z.string().nullish() });

interface Answer {
  status: number;
  body: object;
  headers?: Record<string, string>;
}

/** A prize-fulfilment partner as one meets them: takes an order once, refuses what it cannot use, is busy now and then. */
export class FulfilmentApi {
  private readonly references = new Map<string, string>();
  private readonly turnedAway = new Set<string>();

  static listen(port: number): Promise<LocalSite> {
    const api = new FulfilmentApi();
    return LocalSite.listen(port, { 'content-type': 'application/json' }, async (request) => {
      const { body, ...answer } = await api.answer(request);
      return { ...answer, body: JSON.stringify(body) };
    });
  }

  private async answer(request: IncomingMessage): Promise<Answer> {
    if (request.method !== 'POST' || request.url !== '/prizes') {
      return { status: 404, body: { error: 'POST /prizes is all there is' } };
    }
    // What is not JSON fits no schema either: one answer for both.
    const given = order.safeParse(await json(request).catch(() => null));
    if (!given.success) return { status: 400, body: { error: 'send a JSON object with prizeId' } };
    if (given.data.prizeId === '') return { status: 422, body: { error: 'prizeId must not be empty' } };
    return this.take(given.data.prizeId, String(request.headers['idempotency-key'] ?? given.data.prizeId));
  }

  private take(prizeId: string, key: string): Answer {
    if (prizeId.startsWith('rush-') && !this.turnedAway.has(key)) {
      this.turnedAway.add(key);
      return { status: 503, body: { error: 'busy, come back in a second' }, headers: { 'retry-after': '1' } };
    }
    const reference = this.references.get(key) ?? `FUL-${String(this.references.size + 1).padStart(6, '0')}`;
    this.references.set(key, reference);
    return { status: 201, body: { reference, status: 'accepted' } };
  }
}
