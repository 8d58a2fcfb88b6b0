import type { DynamicModule, Type } from '@nestjs/common';
import { Transport, type MicroserviceOptions } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  bootstrap,
  Log,
  Metrics,
  Shutdown,
  type ChassisConfig,
  type RunningService,
  type ServiceOptions,
} from '@fanfare/chassis';
import { BusModule } from './bus.module.js';
import { DeadLetters } from './dead-letters.js';
import { JetStreamStrategy } from './jetstream.strategy.js';
import { Nats } from './nats.js';

/** Starts a service on the bus: its consumers, its answers, its HTTP interface, health and metrics. What every main.ts calls. */
export function serve(module: Type | DynamicModule, options: ServiceOptions): Promise<RunningService> {
  return bootstrap(module, {
    ...options,
    platform: (config) => [...(options.platform?.(config) ?? []), BusModule.forService(options.name)],
    prepare: async (app, config) => {
      await options.prepare?.(app, config);
      connectTransports(app, config, options.name);
      // What providers learn at start (watches, indexes, registries) must be there before the first message is taken.
      await app.init();
      await app.startAllMicroservices();
    },
  });
}

function connectTransports(app: NestFastifyApplication, config: ChassisConfig, name: string): void {
  const metrics = app.get(Metrics);
  const items = metrics.counter('fanfare_bus_items_total', 'Items taken from the bus, by consumer and result', [
    'consumer',
    'result',
  ]);
  const seconds = metrics.histogram('fanfare_bus_message_seconds', 'Time to handle one message', ['consumer']);
  const strategy = new JetStreamStrategy(
    {
      nats: app.get(Nats),
      dead: app.get(DeadLetters),
      log: app.get(Log),
      ackWaitMs: config.ACK_WAIT_MS,
      observe: (consumer, result, count, duration) => {
        items.inc({ consumer, result }, count);
        seconds.observe({ consumer }, duration);
      },
    },
    config.STREAM_REPLICAS,
  );
  app.connectMicroservice<MicroserviceOptions>({ strategy });
  // Nest closes a strategy too, but later than the drains and without their time limit.
  app.get(Shutdown).drain('consumers', () => strategy.close());
  app.connectMicroservice<MicroserviceOptions>({
    transport: Transport.NATS,
    options: {
      servers: config.NATS_URL.split(','),
      queue: name,
      name: `${name} answers`,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 250,
      gracefulShutdown: true,
      gracePeriod: 300,
    },
  });
}
