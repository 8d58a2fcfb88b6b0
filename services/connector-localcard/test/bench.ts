import type { JsonObject, StepCommand } from '@fanfare/contracts';
import { startFakeLocalCard, type FakeLocalCard } from '@fanfare/fakes';
import { aCommand, ConnectorBench } from '@fanfare/testing';
import { serveLocalCard } from '../src/serve-localcard.js';

/** The connector on real servers, with an account at a fake LocalCard. */
export class LocalCardBench {
  private constructor(
    readonly kit: ConnectorBench,
    readonly vendor: FakeLocalCard,
  ) {}

  static async open(replicas = 1): Promise<LocalCardBench> {
    const vendor = await startFakeLocalCard();
    const env = { HTTP_ALLOW_HOSTS: '127.0.0.1:*' };
    const kit = await ConnectorBench.open({ name: 'connector-localcard', serve: serveLocalCard, replicas, env });
    const bench = new LocalCardBench(kit, vendor);
    await bench.connect();
    return bench;
  }

  /** Connects an account. */
  async connect(workspace = 'acme', settings: JsonObject = {}, apiKey = 'localcard-key'): Promise<void> {
    await this.kit.connect({ workspace, settings: { endpoint: this.vendor.url, ...settings }, secrets: { apiKey } });
  }

  card(input: JsonObject = {}, given: Partial<StepCommand> = {}): StepCommand {
    const defaults = { template: 'template-reward', value: '25', email: 'lee@example.com' };
    return aCommand('LocalCardSendCardFromTemplate', { input: { ...defaults, ...input }, ...given });
  }

  gift(input: JsonObject = {}, given: Partial<StepCommand> = {}): StepCommand {
    return aCommand('LocalCardGenerateCampaignGift', { input: { campaign: 'campaign-spring', value: '10', ...input }, ...given }); // prettier-ignore
  }

  /** Does one step and tells its outcome. */
  async run(command: StepCommand) {
    return (await this.kit.steps.run(command)).outcome;
  }

  /** Orders that reached LocalCard. */
  orders() {
    return this.vendor.journal.to('POST', /./).map(({ path, body }) => ({ path, body }));
  }

  async close(): Promise<void> {
    await this.kit.close();
    await this.vendor.stop();
  }
}
