import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CONFIG, type ChassisConfig } from './config.js';
import { CrashPoint } from './crash-point.js';
import { Health, HealthController } from './health.js';
import { Log } from './logging.js';
import { Metrics } from './metrics.js';
import { Shutdown } from './shutdown.js';
import { Sweeping } from './sweeping.js';
import { openTracing } from './open-tracing.js';
import { Tracing } from './tracing.js';

/** What every service has: configuration, log, metrics, health, shutdown. */
@Global()
@Module({})
export class ChassisModule {
  static forRoot(given: { name: string; config: ChassisConfig; log: Log }): DynamicModule {
    return {
      module: ChassisModule,
      controllers: [HealthController],
      providers: [
        { provide: CONFIG, useValue: given.config },
        { provide: Log, useValue: given.log },
        Metrics,
        Health,
        Shutdown,
        CrashPoint,
        Sweeping,
        {
          provide: Tracing,
          inject: [CONFIG, Shutdown],
          useFactory: (config: ChassisConfig, shutdown: Shutdown) => openTracing(given.name, config, shutdown),
        },
      ],
      exports: [CONFIG, Log, Metrics, Health, Shutdown, CrashPoint, Sweeping, Tracing],
    };
  }
}
