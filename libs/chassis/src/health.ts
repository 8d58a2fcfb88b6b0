import { Controller, Get, Injectable, Res } from '@nestjs/common';
import { Metrics } from './metrics.js';

type Check = () => Promise<void> | void;

/** A probe waits this long for a check; a server that is away often does not say no, it says nothing. */
const checkLimitMs = 2_000;

/** What must be well for this service to be given work. A check throws with the reason when it is not. */
@Injectable()
export class Health {
  private readonly checks = new Map<string, Check>();

  register(name: string, check: Check): void {
    this.checks.set(name, check);
  }

  async report(): Promise<{ ready: boolean; checks: Record<string, string> }> {
    const named = await Promise.all(
      [...this.checks].map(async ([name, check]) => {
        try {
          await withinLimit(check);
          return [name, 'ok'] as const;
        } catch (error) {
          return [name, error instanceof Error ? error.message : String(error)] as const;
        }
      }),
    );
    return { ready: named.every(([, state]) => state === 'ok'), checks: Object.fromEntries(named) };
  }
}

async function withinLimit(check: Check): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${checkLimitMs} ms`)), checkLimitMs);
  try {
    await Promise.race([check(), promise]);
  } finally {
    clearTimeout(timer);
  }
}

interface Reply {
  code(status: number): Reply;
  type(value: string): Reply;
  send(body: unknown): Reply;
}

/** `/health/live`: the process answers. `/health/ready`: it can work. `/metrics`: Prometheus. */
@Controller()
export class HealthController {
  constructor(
    private readonly health: Health,
    private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  live(): { live: true } {
    return { live: true };
  }

  @Get('health/ready')
  async ready(@Res() reply: Reply): Promise<void> {
    const report = await this.health.report();
    reply.code(report.ready ? 200 : 503).send(report);
  }

  @Get('metrics')
  async prometheus(@Res() reply: Reply): Promise<void> {
    reply.type(this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }
}
