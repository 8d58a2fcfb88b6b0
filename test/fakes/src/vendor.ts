import type { AddressInfo } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { echoed } from './echo.js';
import { failAnyway } from './fail-anyway.js';
import { Journal } from './journal.js';
import { Moods, moodOrder, type Mood, type MoodOrder } from './mood.js';
import { parseBody } from './parse-body.js';

/** What is the vendor's own: its routes, and its words for being in trouble. */
export interface VendorSpec {
  name: string;
  routes(app: FastifyInstance): void;
  /** Answers a request that is one too many. */
  throttled(reply: FastifyReply, retryAfterSeconds: number | undefined): FastifyReply;
  /** Answers with a status of failure. */
  failed(reply: FastifyReply, status: number): FastifyReply;
  /** Answers a body that cannot be parsed. */
  malformed(reply: FastifyReply): FastifyReply;
  /** Answers where there is no such path. */
  notFound(reply: FastifyReply): FastifyReply;
  /** For people who look at the demo. */
  state?(): unknown;
}

export interface VendorOptions {
  /** 0: any that is free. @default 0 */
  port?: number;
  /** How long every answer takes. @default 0 */
  latencyMs?: number;
}

/** A fake vendor that is up, on this machine only. */
export interface Vendor {
  readonly url: string;
  readonly journal: Journal;
  /** Has it misbehave from now on. */
  misbehave(mood: Mood, how?: Omit<MoodOrder, 'mood'>): void;
  /** Has it behave. */
  behave(): void;
  stop(): Promise<void>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came. */
    text: string;
    mood: Mood | null;
  }
}

/**
 * Starts a fake vendor. What it does right is the vendor's; what it does wrong, and the journal, are here, and can be
 * told by HTTP too: `POST /_fake/mood`, `DELETE /_fake/mood`, `GET /_fake/journal`, `GET /_fake/state`.
 */
export async function startVendor(spec: VendorSpec, { port = 0, latencyMs = 0 }: VendorOptions = {}): Promise<Vendor> {
  const journal = new Journal();
  const moods = new Moods();
  const app = Fastify({
    forceCloseConnections: true,
    bodyLimit: 8 * 1024 * 1024,
    routerOptions: { maxParamLength: 1_000 },
  });
  app.decorateRequest('text', '');
  app.decorateRequest('mood', null);
  parseBody(app, spec);
  app.setNotFoundHandler((_request, reply) => spec.notFound(reply));
  void app.register(async (control) => addControl(control, { journal, moods, spec }), { prefix: '/_fake' });
  void app.register(async (vendor) => {
    addMoods(vendor, { journal, moods, spec, latencyMs });
    spec.routes(vendor);
  });
  await app.listen({ port, host: '127.0.0.1' });
  return {
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    journal,
    misbehave: (mood, how = {}) => moods.add({ mood, ...how }),
    behave: () => moods.clear(),
    stop: () => app.close(),
  };
}

interface Parts {
  journal: Journal;
  moods: Moods;
  spec: VendorSpec;
  latencyMs: number;
}

function addMoods(app: FastifyInstance, { journal, moods, spec, latencyMs }: Parts): void {
  app.addHook('onRequest', async (request) => {
    journal.came();
    request.raw.socket.setNoDelay(true);
  });
  app.addHook('preHandler', async (request, reply) => {
    request.mood = moods.next(pathOf(request));
    if (latencyMs > 0) await later(latencyMs);
    await before(request, reply, spec, journal);
  });
  app.addHook('onSend', async (request, reply, answer) => {
    const { mood } = request;
    const failed = mood?.kind === 'fails' && mood.acting ? failAnyway(reply, spec, mood.status) : answer;
    const payload = mood?.kind === 'fails' && mood.echoing ? echoed(failed, request) : failed;
    const isSilent = mood?.kind === 'hangs' || mood?.kind === 'resets';
    note(journal, request, isSilent ? null : reply.statusCode, payload);
    if (mood?.kind === 'resets') request.raw.socket.destroy();
    if (isSilent) await never();
    return payload;
  });
}

/** Does what is wrong before the vendor has done anything. What is wrong afterwards happens when the answer is sent. */
async function before(request: FastifyRequest, reply: FastifyReply, spec: VendorSpec, journal: Journal): Promise<void> {
  const { mood } = request;
  switch (mood?.kind) {
    case undefined:
      return;
    case 'slow':
      return later(mood.ms);
    case 'hangs':
    case 'resets':
      if (mood.acting) return;
      note(journal, request, null, undefined);
      if (mood.kind === 'resets') request.raw.socket.destroy();
      return never();
    case 'throttles':
      await spec.throttled(reply, mood.retryAfterSeconds);
      return;
    case 'fails':
      if (!mood.acting) await spec.failed(reply, mood.status);
      return;
    case 'garbage':
      await reply.code(200).type('text/html').send('<html><body>Please stand by');
      return;
    default:
      mood satisfies never;
  }
}

function note(journal: Journal, request: FastifyRequest, status: number | null, payload: unknown): void {
  const { method, query, headers, body, text } = request;
  const asked = { method, path: pathOf(request), query: query as Record<string, unknown>, headers, body, text };
  journal.left();
  journal.add({ at: Date.now(), ...asked, status, answer: status === null ? undefined : parsed(payload) });
}

function addControl(app: FastifyInstance, { journal, moods, spec }: Omit<Parts, 'latencyMs'>): void {
  app.get('/journal', () => journal.exchanges);
  app.get('/state', () => spec.state?.() ?? {});
  app.delete('/mood', (_request, reply) => {
    moods.clear();
    return reply.code(204).send();
  });
  app.post('/mood', (request, reply) => {
    const order = moodOrder.safeParse(request.body);
    if (!order.success) return reply.code(400).send({ errors: order.error.issues });
    moods.add(order.data);
    return reply.code(204).send();
  });
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0] ?? url;
}

function parsed(payload: unknown): unknown {
  if (typeof payload !== 'string') return undefined;
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
