import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, Sweeping } from '@fanfare/chassis';
import type { ConnectorConfig } from './connector.config.js';
import { hasLanes, KIT, type KitOptions } from './kit-options.js';
import { Ledger } from './ledger.js';

const everyMs = 3_600_000;
const dayMs = 86_400_000;

/** Forgets what came of calls long ago: no message of theirs can come again. */
@Injectable()
export class LedgerSweep implements OnApplicationBootstrap {
  constructor(
    @Inject(KIT) private readonly kit: KitOptions,
    private readonly ledger: Ledger,
    @Inject(CONFIG) private readonly config: ConnectorConfig,
    private readonly sweeping: Sweeping,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!hasLanes(this.kit)) return;
    await this.ledger.prepare();
    this.sweeping.every(everyMs, 'outcomes of calls', () =>
      this.ledger.sweep(Date.now() - this.config.LEDGER_KEPT_DAYS * dayMs),
    );
  }
}
