import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, Log, Shutdown } from '@fanfare/chassis';
import type { ConnectorConfig } from './connector.config.js';
import { hasLanes, KIT, type KitOptions } from './kit-options.js';
import { Ledger } from './ledger.js';

const everyMs = 3_600_000;
const dayMs = 86_400_000;

/** Forgets what came of calls long ago: no message of theirs can come again. */
@Injectable()
export class Sweeping implements OnApplicationBootstrap {
  constructor(
    @Inject(KIT) private readonly kit: KitOptions,
    private readonly ledger: Ledger,
    @Inject(CONFIG) private readonly config: ConnectorConfig,
    private readonly shutdown: Shutdown,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!hasLanes(this.kit)) return;
    await this.ledger.prepare();
    const sweeping = setInterval(() => void this.sweep(), everyMs);
    sweeping.unref();
    this.shutdown.drain('sweeping', async () => clearInterval(sweeping));
    void this.sweep();
  }

  private async sweep(): Promise<void> {
    try {
      const swept = await this.ledger.sweep(Date.now() - this.config.LEDGER_KEPT_DAYS * dayMs);
      if (swept > 0) this.log.info({ swept }, 'old outcomes were forgotten');
    } catch (err) {
      this.log.warn({ err }, 'old outcomes could not be forgotten yet');
    }
  }
}
