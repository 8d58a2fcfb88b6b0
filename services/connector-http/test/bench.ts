import type { JsonObject, StepCommand } from '@fanfare/contracts';
import { aCommand, ConnectorBench } from '@fanfare/testing';
import type { Resolve } from '@fanfare/connector';
import { serveHttp } from '../src/serve-http.js';
import { Receiver } from './receiver.js';

/** The connector on real servers, with two receivers, which are two origins, that it may call. */
export class HttpBench {
  private constructor(
    readonly kit: ConnectorBench,
    readonly receiver: Receiver,
    readonly other: Receiver,
  ) {}

  static async open(resolve?: Resolve): Promise<HttpBench> {
    const [receiver, other] = await Promise.all([Receiver.start(), Receiver.start()]);
    // 127.0.0.1:1 is allowed, and nobody listens there.
    const allowed = [receiver, other].map(({ url }) => new URL(url).host).concat('127.0.0.1:1').join(','); // prettier-ignore
    const env = { HTTP_ALLOW_HOSTS: allowed, HTTP_MAX_RESPONSE_BYTES: '20000' };
    const serve = (given: NodeJS.ProcessEnv) => serveHttp(given, resolve);
    return new HttpBench(await ConnectorBench.open({ name: 'connector-http', serve, env }), receiver, other);
  }

  get steps() {
    return this.kit.steps;
  }

  /** Does one request and tells its outcome. */
  async call(input: JsonObject, given: Partial<StepCommand> = {}) {
    const { outcome } = await this.steps.run(aCommand('HttpRequest', { input, ...given }));
    return outcome;
  }

  /** Connects an account at the receiver. */
  async connect(id: string, settings: JsonObject, secrets: JsonObject = {}): Promise<void> {
    await this.kit.connect({ id, settings: { baseUrl: this.receiver.url, ...settings }, secrets });
  }

  /** Tries an account that is not connected yet. */
  tryAccount(settings: JsonObject, secrets: JsonObject = {}) {
    return this.kit.tryAccount({ baseUrl: this.receiver.url, ...settings }, secrets);
  }

  async close(): Promise<void> {
    // The receivers first: what is under way with one ends then.
    await Promise.all([this.receiver.stop(), this.other.stop()]);
    await this.kit.close();
  }
}
