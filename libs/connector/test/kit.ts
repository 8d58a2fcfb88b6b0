import { Injectable } from '@nestjs/common';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Connection } from 'mongoose';
import { deadLetter, stepWaiting, streams, type DeadLetter, type StepWaiting } from '@fanfare/contracts';
import { MONGO, MongoModule } from '@fanfare/chassis';
import { serve, splitFrames } from '@fanfare/bus';
import { startTestServers, StepBench, type TestServers } from '@fanfare/testing';
import { z } from 'zod';
import {
  actionsModule,
  defineAction,
  exit,
  Handles,
  type ActionHandler,
  type ActionSpec,
  type OutcomeOf,
  type Step,
} from '../src/index.js';

const input = z.object({ value: z.string().min(1) });
const exits = { Success: z.object({ answer: z.string() }) };
const about = { title: 'An action', summary: 'Asks the vendor.', input, exits };

const Pure = defineAction({ name: 'Pure', ...about, repeat: 'pure' });
const Own = defineAction({ name: 'Own', ...about, repeat: 'own' });
const Safe = defineAction({ name: 'Safe', ...about, repeat: 'safe' });
const Ask = defineAction({ name: 'Ask', ...about, repeat: 'ask' });
const Never = defineAction({ name: 'Never', ...about, repeat: 'never' });
const Many = defineAction({
  name: 'Many',
  ...about,
  repeat: 'never',
  batch: { max: 3, by: ({ value }) => value },
});

type Outcome = OutcomeOf<ActionSpec<typeof input, typeof exits>>;

/** Plays the vendor: notes every call, and answers what the test says; a step with the value "forgotten" not at all. */
@Injectable()
class Vendor {
  calls: string[] = [];
  asked: string[] = [];
  answer: (step: Step, signal: AbortSignal) => Promise<Outcome> = async () => success(`answer ${this.calls.length}`);
  found: (step: Step) => Promise<Outcome | null> = () => Promise.resolve(null);
  recalled: (step: Step) => Promise<Outcome | null> = () => Promise.resolve(null);
  /** As it was when the test file began. */
  reset(): void {
    Object.assign(this, new Vendor());
    this.answer = async () => success(`answer ${this.calls.length}`);
  }

  async run(steps: readonly Step[], signal: AbortSignal): Promise<Outcome[]> {
    this.calls.push(...steps.map(({ id }) => id));
    const answered = steps.filter(({ input }) => (input as { value: string }).value !== 'forgotten');
    return Promise.all(answered.map((step) => this.answer(step, signal)));
  }

  lookUp(steps: readonly Step[]): Promise<(Outcome | null)[]> {
    this.asked.push(...steps.map(({ id }) => id));
    return Promise.all(steps.map((step) => this.found(step)));
  }

  callsOf(stepId: string): number {
    return this.calls.filter((id) => id === stepId).length;
  }

  askedAbout(stepId: string): number {
    return this.asked.filter((id) => id === stepId).length;
  }
}

export const success = (answer: string) => exit('Success', { answer });

function handlerOf(spec: ActionSpec) {
  @Handles(spec as typeof Ask)
  class TestHandler implements ActionHandler<typeof Ask> {
    constructor(private readonly vendor: Vendor) {}
    run(steps: readonly Step<typeof Ask>[], signal: AbortSignal) {
      return this.vendor.run(steps, signal);
    }
    lookUp(steps: readonly Step<typeof Ask>[]) {
      return this.vendor.lookUp(steps);
    }
    recall(steps: readonly Step<typeof Ask>[]) {
      return Promise.all(steps.map((step) => this.vendor.recalled(step)));
    }
  }
  return TestHandler;
}

/** A service with an action of each repeat class, on real servers, and ways to look at what it leaves behind. */
export class Kit {
  readonly vendor = new Vendor();

  private constructor(
    readonly servers: TestServers,
    readonly bench: StepBench,
    readonly jsm: JetStreamManager,
    private readonly nc: NatsConnection,
    private readonly services: Awaited<ReturnType<typeof serve>>[],
  ) {}

  static async open(replicas = 1): Promise<Kit> {
    const servers = await startTestServers();
    const nc = await connect({ servers: servers.nats.url });
    const services: Awaited<ReturnType<typeof serve>>[] = [];
    const bench = await StepBench.open(servers.nats.url, 'kit');
    const kit = new Kit(servers, bench, await jetstreamManager(nc), nc, services);
    const module = actionsModule({
      name: 'kit',
      title: 'Kit',
      handlers: [Pure, Own, Safe, Ask, Never, Many].map((spec) => handlerOf(spec)),
      providers: [{ provide: Vendor, useValue: kit.vendor }],
      imports: [MongoModule.forService('kit')],
    });
    for (let i = 0; i < replicas; i++) services.push(await serve(module, { name: 'kit', env: servers.env }));
    return kit;
  }

  /** Leaves a claim as a worker would that took the step and then died. */
  async claimed(stepId: string, until: number): Promise<void> {
    const ledger = this.database.collection<{ _id: string }>('ledger');
    await ledger.insertOne({ _id: stepId, state: 'started', until, outcome: null, at: Date.now() } as { _id: string });
  }

  get database(): Connection {
    const [service] = this.services;
    if (!service) throw new Error('no service');
    return service.app.get<Connection>(MONGO);
  }

  async waiting(stepId: string): Promise<StepWaiting[]> {
    const entries = (await this.linesOf(streams.history.name)).map((line) => stepWaiting.parse(JSON.parse(line)));
    return entries.filter(({ run }) => stepId.startsWith(run));
  }

  async deadLetters(of: string): Promise<DeadLetter[]> {
    const letters = (await this.linesOf(streams.dead.name)).map((line) => deadLetter.parse(JSON.parse(line)));
    return letters.filter(({ item }) => item.includes(of));
  }

  private async linesOf(stream: string): Promise<string[]> {
    const { state } = await this.jsm.streams.info(stream);
    const seqs = Array.from({ length: state.messages }, (_, i) => state.first_seq + i);
    const stored = await Promise.all(seqs.map((seq) => this.jsm.streams.getMessage(stream, { seq })));
    return stored.flatMap((message) => splitFrames(message?.string() ?? ''));
  }

  async close(): Promise<void> {
    await this.bench.close();
    await Promise.all(this.services.map((service) => service.stop()));
    await this.nc.close();
    await this.servers.stop();
  }
}
