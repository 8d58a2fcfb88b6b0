import type { NatsConnection } from '@nats-io/transport-node';
import type { DynamicModule, INestMicroservice, Type } from '@nestjs/common';
import type { MicroserviceOptions } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { bootstrap, Shutdown, type ChassisConfig, type RunningService, type ServiceOptions } from '@fanfare/chassis';
import { AnswersServer } from './answers-server.js';
import { BusModule } from './bus.module.js';
import { Consumers } from './consumers.js';
import { JetStreamStrategy } from './jetstream.strategy.js';
import { Nats } from './nats.js';

/** Starts a service on the bus: its consumers, its answers, its HTTP interface, health and metrics. What every main.ts calls. */
export function serve(module: Type | DynamicModule, options: ServiceOptions): Promise<RunningService> {
  return bootstrap(module, {
    ...options,
    platform: (config) => [...(options.platform?.(config) ?? []), BusModule.forService(options.name)],
    prepare: async (app, config) => {
      await options.prepare?.(app, config);
      const answers = connectTransports(app, config, options.name);
      // What providers learn at start (watches, indexes, registries) must be there before the first message is taken.
      await app.init();
      await app.startAllMicroservices();
      // Nest sends its subscriptions and waits for nothing: until the server has them, whoever asks is told that nobody answers.
      await answers.unwrap<NatsConnection>().flush();
    },
  });
}

function connectTransports(app: NestFastifyApplication, config: ChassisConfig, name: string): INestMicroservice {
  const strategy = new JetStreamStrategy(app.get(Nats), app.get(Consumers));
  app.connectMicroservice<MicroserviceOptions>({ strategy });
  // Nest closes a strategy too, but later than the drains and without their time limit.
  app.get(Shutdown).drain('consumers', () => strategy.close());
  const answers = new AnswersServer({
    servers: config.NATS_URL.split(','),
    queue: name,
    name: `${name} answers`,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    gracefulShutdown: true,
    gracePeriod: 300,
  });
  app.get(Shutdown).drain('answers', () => answers.drain());
  return app.connectMicroservice<MicroserviceOptions>({ strategy: answers });
}
