import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CONFIG, type ChassisConfig } from './config.js';
import { Health, HealthController } from './health.js';
import { Log } from './logging.js';
import { Metrics } from './metrics.js';
import { Shutdown } from './shutdown.js';

/** What every service has: configuration, log, metrics, health, shutdown. */
@Global()
@Module({})
export class ChassisModule {
  static forRoot(given: { config: ChassisConfig; log: Log }): DynamicModule {
    return {
      module: ChassisModule,
      controllers: [HealthController],
      providers: [
        { provide: CONFIG, useValue: given.config },
        { provide: Log, useValue: given.log },
        Metrics,
        Health,
        Shutdown,
      ],
      exports: [CONFIG, Log, Metrics, Health, Shutdown],
    };
  }
}
