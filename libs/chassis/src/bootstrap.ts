import 'reflect-metadata';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ChassisModule } from './chassis.module.js';
import { chassisConfig, readConfig, type ChassisConfig } from './config.js';
import { createLog, nestLogger } from './logging.js';
import { Metrics } from './metrics.js';

export interface ServiceOptions {
  /** The service's name: its log field, its metrics label, its database. */
  name: string;
  /** Configuration of the service when it needs more than the chassis'. */
  config?: typeof chassisConfig;
  /** The environment. @default process.env */
  env?: NodeJS.ProcessEnv;
  /** Modules that belong to the platform (the bus). */
  platform?: (config: ChassisConfig) => (Type | DynamicModule)[];
  /** Called before the service listens: connect microservices, pipes, filters. */
  prepare?: (app: NestFastifyApplication, config: ChassisConfig) => Promise<void>;
  /** Largest request body in bytes. @default 1 MiB */
  bodyLimit?: number;
  /** How long a client may take to send its headers, and its whole request. @default 10 s and 60 s */
  timeouts?: { headersMs: number; requestMs: number };
}

export interface RunningService {
  app: NestFastifyApplication;
  /** Base URL of health, metrics and the service's own HTTP interface. */
  url: string;
  stop(): Promise<void>;
}

@Module({})
class RootModule {}

/** A client that sends a byte now and then would hold a connection for ever. */
function slowClients({ headersMs, requestMs } = { headersMs: 10_000, requestMs: 60_000 }) {
  const connectionsCheckingInterval = Math.min(5_000, headersMs);
  return {
    requestTimeout: requestMs,
    http: { headersTimeout: headersMs, requestTimeout: requestMs, connectionsCheckingInterval },
  };
}

/** Starts a service and keeps it until SIGTERM or SIGINT, then drains and closes it. */
export async function bootstrap(module: Type | DynamicModule, options: ServiceOptions): Promise<RunningService> {
  const config = readConfig(options.config ?? chassisConfig, options.env ?? process.env);
  const log = createLog(options.name, config.LOG_LEVEL);
  const root: DynamicModule = {
    module: RootModule,
    imports: [
      ChassisModule.forRoot({ name: options.name, config, log }),
      ...(options.platform?.(config) ?? []),
      module,
    ],
  };
  const adapter = new FastifyAdapter({
    bodyLimit: options.bodyLimit ?? 1024 * 1024,
    forceCloseConnections: true,
    ...slowClients(options.timeouts),
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: nestLogger(log),
    abortOnError: false,
  });
  app.get(Metrics).registry.setDefaultLabels({ service: options.name });
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  await options.prepare?.(app, config);
  await app.listen(config.PORT, config.HOST);
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  log.info({ url }, 'service ready');
  return { app, url, stop: () => app.close() };
}
