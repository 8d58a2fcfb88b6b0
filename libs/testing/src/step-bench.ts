import {
  stepResult,
  stepsStream,
  storedEvent,
  streams,
  subjects,
  type StepCommand,
  type StepResult,
  type StoredEvent,
} from '@fanfare/contracts';
import { decodeFrame, encodeFrame, joinFrames, parseJson, provisionStream, splitFrames } from '@fanfare/bus';
import {
  AckPolicy,
  jetstream,
  jetstreamManager,
  type JetStreamClient,
  type ConsumerMessages,
} from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { eventually } from '@fanfare/servers';
import { itemsIn } from './items-in.js';

export interface Answer extends StepResult {
  cargo: string;
}

/**
 * Stands in for the orchestrator at a service's bench: sends step commands over the real bus, and collects the results
 * that come back. A spec that uses it tests a service exactly as it runs.
 */
export class StepBench {
  readonly answers: Answer[] = [];

  private constructor(
    private readonly nc: NatsConnection,
    private readonly js: JetStreamClient,
    private readonly messages: ConsumerMessages,
    private readonly service: string,
    private readonly natsUrl: string,
  ) {}

  static async open(natsUrl: string, service: string): Promise<StepBench> {
    const nc = await connect({ servers: natsUrl });
    const jsm = await jetstreamManager(nc);
    for (const spec of [...Object.values(streams), stepsStream(service)]) await provisionStream(jsm, spec, 1);
    await jsm.consumers.add(streams.results.name, { durable_name: 'bench', ack_policy: AckPolicy.Explicit });
    const js = jetstream(nc);
    const consumer = await js.consumers.get(streams.results.name, 'bench');
    const messages = await consumer.consume();
    const bench = new StepBench(nc, js, messages, service, natsUrl);
    void bench.collect();
    return bench;
  }

  /** Sends commands, all in one message as the orchestrator does when it is busy. */
  async send(...commands: StepCommand[]): Promise<void> {
    const lines = commands.map((command) =>
      encodeFrame({ head: JSON.stringify(command), cargo: JSON.stringify({ token: command.stepId }) }),
    );
    await this.js.publish(subjects.step(this.service, commands[0]?.action ?? 'None'), joinFrames(lines));
  }

  /** Sends one command and waits for its (next) answer. */
  async run(command: StepCommand): Promise<Answer> {
    const before = this.of(command.stepId).length;
    await this.send(command);
    return this.answer(command.stepId, before);
  }

  /** Sends several commands and waits for an answer to each, in the order of the commands. */
  async runAll(commands: StepCommand[]): Promise<Answer[]> {
    const before = commands.map(({ stepId }) => this.of(stepId).length);
    await this.send(...commands);
    return Promise.all(commands.map(({ stepId }, i) => this.answer(stepId, before[i] ?? 0)));
  }

  /** What a step has made true, as published: a repeat publishes it again. */
  async eventsOf({ stepId }: StepCommand): Promise<StoredEvent[]> {
    const all = (await itemsIn(this.natsUrl, streams.events.name)).map((item) => storedEvent.parse(JSON.parse(item)));
    return all.filter(({ id }) => id.startsWith(`${stepId}~`));
  }

  async close(): Promise<void> {
    await this.messages.close();
    await this.nc.close();
  }

  private of(stepId: string): Answer[] {
    return this.answers.filter((answer) => answer.stepId === stepId);
  }

  private answer(stepId: string, index: number): Promise<Answer> {
    return eventually(() => {
      const answer = this.of(stepId)[index];
      if (!answer) throw new Error(`no answer yet to ${stepId}`);
      return answer;
    });
  }

  private async collect(): Promise<void> {
    for await (const message of this.messages) {
      for (const line of splitFrames(message.string())) {
        const { head, cargo } = decodeFrame(line);
        const parsed = parseJson(stepResult, head);
        if ('error' in parsed) throw new Error(`an answer breaks the contract: ${parsed.error}`);
        this.answers.push({ ...parsed.value, cargo: cargo ?? '' });
      }
      message.ack();
    }
  }
}
