import type { RunningService } from '@fanfare/chassis';
import type { JsonObject, StepCommand } from '@fanfare/contracts';
import { aCommand, startTestServers, StepBench, type TestServers } from '@fanfare/testing';
import type { Resolve } from '../src/address-guard.js';
import { serveHttp } from '../src/serve-http.js';
import { Receiver } from './receiver.js';

/** The connector on real servers, with a receiver of its own that it may call. */
export class HttpBench {
  private constructor(
    readonly servers: TestServers,
    readonly receiver: Receiver,
    readonly service: RunningService,
    readonly steps: StepBench,
  ) {}

  static async open(resolve?: Resolve): Promise<HttpBench> {
    const [servers, receiver] = await Promise.all([startTestServers(), Receiver.start()]);
    const port = new URL(receiver.url).port;
    // 127.0.0.1:1 is allowed, and nobody listens there.
    const allowed = `127.0.0.1:${port},127.0.0.1:1`;
    const env = { ...servers.env, HTTP_ALLOW_HOSTS: allowed, HTTP_MAX_RESPONSE_BYTES: '20000', DRAIN_MS: '2000' };
    const service = await serveHttp(env, resolve);
    return new HttpBench(servers, receiver, service, await StepBench.open(servers.nats.url, 'connector-http'));
  }

  /** Does one request and tells its outcome. */
  async call(input: JsonObject, given: Partial<StepCommand> = {}) {
    const { outcome } = await this.steps.run(aCommand('HttpRequest', { input, ...given }));
    return outcome;
  }

  async close(): Promise<void> {
    await this.steps.close();
    await this.receiver.stop();
    await this.service.stop();
    await this.servers.stop();
  }
}
