import { expect } from '@jest/globals';
import { AckPolicy, jetstream, jetstreamManager, type JetStreamClient } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { buckets, headKey, stepsStream, streams, subjects, timerShardOf, timerShards, timersStream, versionKey, type ActionEntry, type HistoryEntry, type StepCommand, type StepResult, type StoredEvent, type TimerFired, type WorkflowDefinition, type WorkflowHead } from '@fanfare/contracts'; // prettier-ignore
import { decodeFrame, encodeFrame, provisionStream, serve, splitFrames } from '@fanfare/bus';
import { eventually, startTestServers, type TestServers } from '@fanfare/testing';
import { OrchestratorModule } from '../src/orchestrator.module.js';

export interface Issued {
  command: StepCommand;
  cargo: string;
}

const action: ActionEntry = {
  name: 'Echo',
  title: 'Echo',
  summary: 'Echo',
  service: 'echo',
  repeat: 'pure',
  input: { type: 'object' },
  exits: { Success: { type: 'object' }, Failure: { type: 'object' } },
  timeoutMs: 1_000,
};

/** What a workflow's steps may do: ask for anything, and write to a person. */
const actions: Record<string, ActionEntry> = { Echo: action, Tell: { ...action, name: 'Tell', reachesPerson: true } };

/** The orchestrator on real servers, with the test in the place of the gateway, the services and the history. */
export class World {
  readonly commands: Issued[] = [];
  readonly history: HistoryEntry[] = [];
  /** The tokens of branches that failed, as they travel. */
  readonly failed: { run: string; branch: string; token: string }[] = [];

  private constructor(
    readonly servers: TestServers,
    readonly nc: NatsConnection,
    readonly js: JetStreamClient,
    private service: Awaited<ReturnType<typeof serve>>,
  ) {}

  static async open(): Promise<World> {
    const servers = await startTestServers();
    const nc = await connect({ servers: servers.nats.url });
    const jsm = await jetstreamManager(nc);
    for (const spec of [...Object.values(streams), stepsStream('echo')]) await provisionStream(jsm, spec, 1);
    const service = await serve(OrchestratorModule, { name: 'orchestrator', env: servers.env });
    const world = new World(servers, nc, jetstream(nc), service);
    await jsm.consumers.add(stepsStream('echo').name, { durable_name: 'test', ack_policy: AckPolicy.Explicit });
    void world.collectCommands();
    nc.subscribe('history.>', {
      callback: (_, message) => {
        for (const line of splitFrames(message.string())) {
          const { head, cargo } = decodeFrame(line);
          const entry = JSON.parse(head) as HistoryEntry;
          world.history.push(entry);
          if (entry.kind === 'branch.ended' && cargo) world.failed.push({ ...entry, token: cargo });
        }
      },
    });
    return world;
  }

  /** The service in this process: for its database. */
  get app() {
    return this.service.app;
  }

  async publishWorkflow(workflow: string, definition: WorkflowDefinition): Promise<void> {
    await this.publishVersion(workflow, 1, definition);
    await this.publishHead(workflow, { activations: [{ version: 1, from: 0, to: null }] });
  }

  async publishVersion(workflow: string, version: number, definition: WorkflowDefinition): Promise<void> {
    const kv = await new Kvm(this.js).open(buckets.workflows);
    const published = { workspace: 'acme', workflow, version, definition, actions };
    await kv.put(versionKey('acme', workflow, version), JSON.stringify(published));
  }

  async publishHead(workflow: string, head: Pick<WorkflowHead, 'activations' | 'held'>): Promise<void> {
    const kv = await new Kvm(this.js).open(buckets.workflows);
    await kv.put(headKey('acme', workflow), JSON.stringify({ workspace: 'acme', workflow, ...head }));
  }

  async publish(...events: StoredEvent[]): Promise<void> {
    const first = events[0];
    if (first) {
      await this.js.publish(
        subjects.event(first.workspaceId, first.type),
        events.map((event) => JSON.stringify(event)).join('\n'),
      );
    }
  }

  async answer({ command, cargo }: Issued, outcome: StepResult['outcome']): Promise<void> {
    const now = Date.now();
    const head: StepResult = {
      stepId: command.stepId,
      attempt: command.attempt,
      startedAt: now,
      finishedAt: now,
      outcome,
    };
    await this.js.publish(subjects.result(0), encodeFrame({ head: JSON.stringify(head), cargo }));
  }

  /** Hands out what a timer would have, and waits until it was handled. */
  async fire(fired: TimerFired, cargo: string): Promise<void> {
    const subject = subjects.due('orchestrator', fired.stepId);
    await this.js.publish(subject, encodeFrame({ head: JSON.stringify(fired), cargo }));
    const stream = timersStream(timerShardOf(fired.stepId)).name;
    await eventually(async () => expect(await this.subjectsOf(stream, subject)).toEqual([]));
  }

  /** Waits while the orchestrator is not there. */
  async without(work: () => Promise<void>): Promise<void> {
    await this.service.stop();
    await work();
    this.service = await serve(OrchestratorModule, { name: 'orchestrator', env: this.servers.env });
  }

  of(event: StoredEvent): Issued[] {
    return this.commands.filter(({ cargo }) => cargo.includes(event.id));
  }

  /** What is armed and has not fired, by the end of its subject: a run's id and what follows it, or `*.start`. */
  async armed(filter: string): Promise<string[]> {
    const shards = Array.from({ length: timerShards }, (_, shard) => shard);
    const found = shards.map((shard) => this.subjectsOf(timersStream(shard).name, `timers.${shard}.${filter}`));
    return (await Promise.all(found)).flat();
  }

  /** The one timer that a run has armed: when the server lets go of it, and what it is. */
  async timerOf(run: string): Promise<{ releasedAt: number; fired: TimerFired; cargo: string }> {
    const [subject = '', ...others] = await this.armed(`${run}.>`);
    if (!subject || others.length > 0) throw new Error(`${run} has not one timer, but ${others.length}`);
    const jsm = await jetstreamManager(this.nc);
    const stream = timersStream(Number(subject.split('.')[1])).name;
    const message = await jsm.streams.getMessage(stream, { last_by_subj: subject });
    const { head, cargo = '' } = decodeFrame(message?.string() ?? '');
    const releasedAt = Date.parse(message?.header.get('Nats-Schedule').replace(/^@at /, '') ?? '');
    return { releasedAt, fired: JSON.parse(head) as TimerFired, cargo };
  }

  /** The subjects of a stream that hold a message. */
  private async subjectsOf(stream: string, filter: string): Promise<string[]> {
    const jsm = await jetstreamManager(this.nc);
    const { state } = await jsm.streams.info(stream, { subjects_filter: filter });
    return Object.keys(state.subjects ?? {});
  }

  async deadLetters(): Promise<{ reason: string }[]> {
    const consumer = await this.js.consumers.get(streams.dead.name);
    const messages = await consumer.fetch({ max_messages: 100, expires: 1_000 });
    const found: { reason: string }[] = [];
    for await (const message of messages) found.push(message.json());
    return found;
  }

  async close(): Promise<void> {
    await this.service.stop();
    await this.nc.close();
    await this.servers.stop();
  }

  private async collectCommands(): Promise<void> {
    const consumer = await this.js.consumers.get(stepsStream('echo').name, 'test');
    for await (const message of await consumer.consume()) {
      for (const line of splitFrames(message.string())) {
        const { head, cargo = '' } = decodeFrame(line);
        this.commands.push({ command: JSON.parse(head) as StepCommand, cargo });
      }
      message.ack();
    }
  }
}
