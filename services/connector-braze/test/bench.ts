import type { JsonObject, StepCommand } from '@fanfare/contracts';
import { startFakeBraze, type FakeBraze, type FakeBrazeOptions } from '@fanfare/fakes';
import { aCommand, ConnectorBench } from '@fanfare/testing';
import { serveBraze } from '../src/serve-braze.js';

export type Body = Partial<Record<'attributes' | 'events' | 'purchases', JsonObject[]>>;

/** The connector on real servers, with an account at a fake Braze. */
export class BrazeBench {
  private constructor(
    readonly kit: ConnectorBench,
    readonly braze: FakeBraze,
  ) {}

  static async open(options: FakeBrazeOptions = {}): Promise<BrazeBench> {
    const braze = await startFakeBraze(options);
    const env = { HTTP_ALLOW_HOSTS: '127.0.0.1:*' };
    const kit = await ConnectorBench.open({ name: 'connector-braze', serve: serveBraze, env });
    const bench = new BrazeBench(kit, braze);
    await bench.connect();
    return bench;
  }

  /** Connects an account. */
  async connect(workspace = 'acme', settings: JsonObject = {}, apiKey = 'fake-braze-key'): Promise<void> {
    await this.kit.connect({ workspace, settings: { endpoint: this.braze.url, ...settings }, secrets: { apiKey } });
  }

  track(input: JsonObject, given: Partial<StepCommand> = {}): StepCommand {
    return aCommand('BrazeTrackUser', { input: { user: { by: 'external_id', value: 'u1' }, ...input }, ...given });
  }

  /** One event of somebody. */
  won(user: string, event: JsonObject = {}, given: Partial<StepCommand> = {}): StepCommand {
    return this.track({ user: { by: 'external_id', value: user }, events: [{ name: 'Won', ...event }] }, given);
  }

  /** Does one step and tells its outcome. */
  async run(command: StepCommand) {
    return (await this.kit.steps.run(command)).outcome;
  }

  /** Does steps that come together, and tells their outcomes. */
  async runAll(commands: StepCommand[]) {
    return (await this.kit.steps.runAll(commands)).map(({ outcome }) => outcome);
  }

  /** What reached Braze for steps, request by request; a request with nothing in it asks how the account is. */
  requests(): Body[] {
    const bodies = this.braze.journal.to('POST', '/users/track').map(({ body }) => body as Body);
    return bodies.filter((body) => Object.keys(body).length > 0);
  }

  async close(): Promise<void> {
    await this.kit.close();
    await this.braze.stop();
  }
}
