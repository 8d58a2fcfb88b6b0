import type { RunningService } from '@fanfare/chassis';
import { RequestRefused } from '@fanfare/bus';
import { eventually } from '@fanfare/servers';
import {
  appChoices,
  stepWaiting,
  streams,
  testApp,
  type JsonObject,
  type StepCommand,
  type StepWaiting,
} from '@fanfare/contracts';
import { asking } from './asking.js';
import { aCommand } from './builders.js';
import { aConnectedApp, connectApp, type Connecting } from './connections.js';
import { itemsIn } from './items-in.js';
import { StepBench, type Answer } from './step-bench.js';
import { startTestServers, type TestServers } from './test-servers.js';

export interface ConnectorBenchOptions {
  /** The service's name. */
  name: string;
  /** Starts the service as it runs in production. */
  serve: (env: NodeJS.ProcessEnv) => Promise<RunningService>;
  /** @default 1 */
  replicas?: number;
  env?: NodeJS.ProcessEnv;
}

/** A connector on real servers, with accounts connected to whatever stands for its vendor. */
export class ConnectorBench {
  private readonly questions;

  private constructor(
    readonly servers: TestServers,
    readonly services: RunningService[],
    readonly steps: StepBench,
    private readonly options: ConnectorBenchOptions,
  ) {
    this.questions = asking(servers.nats.url);
  }

  static async open(options: ConnectorBenchOptions): Promise<ConnectorBench> {
    const servers = await startTestServers();
    const { name, serve, replicas = 1, env = {} } = options;
    const services: RunningService[] = [];
    for (let i = 0; i < replicas; i++) {
      services.push(await serve({ ...servers.env, DRAIN_MS: '3000', PROBE_FIRST_MS: '200', PROBE_LONGEST_MS: '500', ...env })); // prettier-ignore
    }
    return new ConnectorBench(servers, services, await StepBench.open(servers.nats.url, name), options);
  }

  /** Connects an account, and waits until the connector knows it; `main` of the workspace `acme` unless told otherwise. */
  async connect(given: Omit<Connecting, 'connector'>): Promise<void> {
    await connectApp(this.servers.nats.url, { connector: this.options.name, ...given });
    // Any replica may be the one that answers.
    for (let i = 0; i < 3 * this.services.length; i++) await eventually(() => this.known(given));
  }

  /** Tries an account that is not connected yet, as people do before they connect it. */
  tryAccount(settings: JsonObject, secrets: JsonObject) {
    const { name } = this.options;
    const app = aConnectedApp({ connector: name, id: 'tried', settings, secrets });
    return this.questions.requests.ask(testApp(name), { app });
  }

  /** What a form can offer for a field. */
  async choices(name: string, workspace = 'acme') {
    return (await this.questions.requests.ask(appChoices(this.options.name), { workspace, name })).choices;
  }

  /** Does one step and tells its answer. */
  run(action: string, input: JsonObject, given: Partial<StepCommand> = {}): Promise<Answer> {
    return this.steps.run(aCommand(action, { input, ...given }));
  }

  /** Does many steps and tells their answers, in the same order. */
  runAll(action: string, inputs: readonly JsonObject[], given: Partial<StepCommand> = {}): Promise<Answer[]> {
    return this.steps.runAll(inputs.map((input) => aCommand(action, { input, ...given })));
  }

  /** What was said about the waiting of a step. */
  async waiting(stepId: string): Promise<StepWaiting[]> {
    const lines = await itemsIn(this.servers.nats.url, streams.history.name);
    const run = stepId.slice(0, stepId.indexOf('/'));
    return lines.map((line) => stepWaiting.parse(JSON.parse(line))).filter((entry) => entry.run === run);
  }

  /** Throws while the connector does not know the account; whatever else it says of it, it knows it then. */
  private async known({ workspace = 'acme', id: app = 'main' }: Omit<Connecting, 'connector'>): Promise<void> {
    const asked = this.questions.requests.ask(appChoices(this.options.name), { workspace, app, name: 'none' });
    await asked.catch((error: unknown) => {
      if (!(error instanceof RequestRefused) || error.message.includes('There is no connected app')) throw error;
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.steps.close(), this.questions.close()]);
    await Promise.all(this.services.map((service) => service.stop()));
    await this.servers.stop();
  }
}
