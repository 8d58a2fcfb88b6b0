import type { RunningService } from '@fanfare/chassis';
import { streams, subjects, type FieldProblem, type Problem, type StoredEvent } from '@fanfare/contracts';
import { Nats, splitFrames } from '@fanfare/bus';
import { startTestServers, type TestServers } from '@fanfare/testing';
import { serveGateway } from '../src/serve-gateway.js';

interface Result {
  index: number;
  id: string;
  status: string;
  errors?: FieldProblem[];
}

export interface Reply {
  status: number;
  type: string | null;
  retryAfter: string | null;
  body: Partial<Problem> & { id?: string; accepted?: number; refused?: number; results?: Result[] };
}

/** A gateway on real servers, seen from both sides: what a publisher posts, and what JetStream holds. */
export class Gateway {
  private constructor(
    readonly servers: TestServers,
    readonly service: RunningService,
  ) {}

  static async start(env: NodeJS.ProcessEnv = {}): Promise<Gateway> {
    const servers = await startTestServers();
    const keys = 'acme:key-of-acme,other:key-of-other,acme:second-key-of-acme';
    const service = await serveGateway({ ...servers.env, GATEWAY_KEYS: keys, ...env });
    return new Gateway(servers, service);
  }

  get nats(): Nats {
    return this.service.app.get(Nats);
  }

  get url(): string {
    return `${this.service.url}/v1/workspaces/acme/events`;
  }

  /** Posts a body; text and bytes go as they are. */
  async post(
    body: unknown,
    {
      key = 'key-of-acme',
      headers = {},
      url = this.url,
    }: { key?: string; headers?: Record<string, string>; url?: string } = {},
  ): Promise<Reply> {
    const asItIs = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
      body: asItIs ? (body as string) : JSON.stringify(body),
    });
    const [type, retryAfter] = ['content-type', 'retry-after'].map((name) => response.headers.get(name));
    return {
      status: response.status,
      type: type ?? null,
      retryAfter: retryAfter ?? null,
      body: (await response.json()) as Reply['body'],
    };
  }

  /** All events that JetStream holds, oldest first, with their subjects. */
  async stored(): Promise<{ subject: string; event: StoredEvent }[]> {
    const consumer = await this.nats.js.consumers.get(streams.events.name, {
      filter_subjects: subjects.events('acme'),
    });
    const { num_pending: pending } = await consumer.info();
    if (pending === 0) return [];
    const stored: { subject: string; event: StoredEvent }[] = [];
    for await (const message of await consumer.fetch({ max_messages: pending, expires: 2_000 })) {
      for (const line of splitFrames(message.string())) {
        stored.push({ subject: message.subject, event: JSON.parse(line) as StoredEvent });
      }
    }
    return stored;
  }

  async forget(): Promise<void> {
    await this.nats.jsm.streams.purge(streams.events.name);
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.servers.stop();
  }
}

/** An event that is valid; give what matters to the test. */
export function aClick(given: object = {}): Record<string, unknown> {
  return { type: 'Card.CoverClicked', data: { cardTitle: 'Win a trip' }, ...given };
}
