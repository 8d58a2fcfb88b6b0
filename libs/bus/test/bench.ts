import { jetstream, jetstreamManager, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { Controller, type DynamicModule, type Type } from '@nestjs/common';
import { deadLetter, streams, type DeadLetter, type StreamSpec } from '@fanfare/contracts';
import { startNats, type RunningServer } from '@fanfare/servers';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Consumes, provisionStream, serve, type ConsumerSpec, type Delivery } from '../src/index.js';

type Service = Awaited<ReturnType<typeof serve>>;

/** A NATS server, a way to look into it, and services on it that a spec makes up. */
export class Bench {
  private readonly services: Service[] = [];

  private constructor(
    readonly server: RunningServer,
    readonly nc: NatsConnection,
    readonly js: JetStreamClient,
    readonly jsm: JetStreamManager,
    private readonly dir: string,
  ) {}

  static async open(): Promise<Bench> {
    const dir = await mkdtemp(join(tmpdir(), 'fanfare-bus-'));
    const server = await startNats({ dir, allowGiven: false, syncInterval: '2m' });
    const nc = await connect({ servers: server.url, maxReconnectAttempts: -1, reconnectTimeWait: 50 });
    const jsm = await jetstreamManager(nc);
    const bench = new Bench(server, nc, jetstream(nc), jsm, dir);
    await provisionStream(jsm, streams.dead, 1);
    return bench;
  }

  /** Starts a service. A sign of life is due every third of a second: ack_wait is a second. */
  async serve(module: Partial<DynamicModule>, env: NodeJS.ProcessEnv = {}): Promise<Service> {
    class KitModule {}
    const defaults = {
      NATS_URL: this.server.url,
      LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
      ACK_WAIT_MS: '1000',
    };
    const service = await serve({ module: KitModule, ...module }, { name: 'kit', env: { ...defaults, ...env } });
    this.services.push(service);
    return service;
  }

  /** A stream of its own for a test, and a consumer on it. */
  async consumer(name: string, concurrency = 4): Promise<ConsumerSpec> {
    const stream: StreamSpec = {
      name: name.toUpperCase(),
      subjects: [`${name}.>`],
      retention: 'workqueue',
      discard: 'new',
      maxBytes: 64 * 1024 * 1024,
      maxAgeMs: 0,
    };
    await provisionStream(this.jsm, stream, 1);
    return { name, stream, filter: `${name}.>`, concurrency, itemsInHand: 800 };
  }

  async send(spec: ConsumerSpec, ...payloads: string[]): Promise<void> {
    for (const payload of payloads) await this.js.publish(`${spec.name}.x`, payload);
  }

  /** Messages that nobody has acknowledged yet. */
  async left(spec: ConsumerSpec): Promise<number> {
    return (await this.jsm.streams.info(spec.stream.name)).state.messages;
  }

  async deadLetters(): Promise<DeadLetter[]> {
    const { state } = await this.jsm.streams.info(streams.dead.name);
    const seqs = Array.from({ length: state.messages }, (_, i) => state.first_seq + i);
    const stored = await Promise.all(seqs.map((seq) => this.jsm.streams.getMessage(streams.dead.name, { seq })));
    return stored.map((message) => deadLetter.parse(message?.json()));
  }

  async close(): Promise<void> {
    await Promise.all(this.services.map((service) => service.stop()));
    await this.nc.close();
    await this.server.stop();
    await rm(this.dir, { recursive: true, force: true });
  }
}

/** The controller that hands a consumer's messages to a function of the test. */
export function consuming(spec: ConsumerSpec | ConsumerSpec[], handle: (delivery: Delivery) => Promise<void>): Type {
  @Controller()
  class TestController {
    @Consumes(spec)
    async take(delivery: Delivery): Promise<void> {
      await handle(delivery);
    }
  }
  return TestController;
}
