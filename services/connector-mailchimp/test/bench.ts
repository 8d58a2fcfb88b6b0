import type { JsonObject } from '@fanfare/contracts';
import { startFakeMailchimp, type FakeMailchimp, type FakeMailchimpOptions } from '@fanfare/fakes';
import { ConnectorBench } from '@fanfare/testing';
import { serveMailchimp } from '../src/serve-mailchimp.js';

export const apiKey = 'fake-mailchimp-key-us21';

/** The connector on real servers, with a fake Mailchimp. */
export class MailchimpBench {
  private constructor(
    readonly mailchimp: FakeMailchimp,
    readonly connector: ConnectorBench,
  ) {}

  static async open(options: FakeMailchimpOptions = {}, replicas = 1): Promise<MailchimpBench> {
    const mailchimp = await startFakeMailchimp(options);
    const env = { HTTP_ALLOW_HOSTS: '127.0.0.1:*' };
    const connector = await ConnectorBench.open({ name: 'connector-mailchimp', serve: serveMailchimp, replicas, env });
    return new MailchimpBench(mailchimp, connector);
  }

  /** Connects an account. */
  async connect(workspace: string, secrets: JsonObject, settings: JsonObject = {}, id = 'main'): Promise<void> {
    await this.connector.connect({ workspace, id, settings: { endpoint: this.mailchimp.url, ...settings }, secrets });
  }

  /** Does one step in an account, and tells what came of it. */
  async run(action: string, input: JsonObject, workspace = 'acme') {
    const { outcome } = await this.connector.run(action, { audience: 'fans', ...input }, { workspace });
    return outcome;
  }

  async close(): Promise<void> {
    await this.connector.close();
    await this.mailchimp.stop();
  }
}
