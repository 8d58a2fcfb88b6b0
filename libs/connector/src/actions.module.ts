import {
  Controller,
  Inject,
  Injectable,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type Provider,
  type Type,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Connection } from 'mongoose';
import { buckets, stepsStream } from '@fanfare/contracts';
import { Bus, Consumes, dueOf, KeyValue, Nats, provisionStream, stepsOf, type Delivery } from '@fanfare/bus';
import { CONFIG, Log, Metrics, MONGO, type ChassisConfig } from '@fanfare/chassis';
import type { AnyHandler } from './action.js';
import { Answers } from './answers.js';
import { Breakers } from './breakers.js';
import { Ledger } from './ledger.js';
import { LedgerStore } from './ledger.store.js';
import { NoLedger } from './no-ledger.js';
import { Registry } from './registry.js';
import { Runner } from './runner.js';

export interface ActionsOptions {
  /** The service's name: its stream is STEPS-<name>. */
  name: string;
  /** What people call it, such as "Mailchimp". */
  title: string;
  /** Every handler of the service: its table of contents. */
  handlers: Type<AnyHandler>[];
  /** What the handlers need injected. */
  providers?: Provider[];
  imports?: (Type | DynamicModule)[];
  /** Messages in work at once; each holds up to a hundred steps. @default 16 */
  concurrency?: number;
}

/** Runs the actions of a service: takes its steps off the bus, and tells the catalogue what it can do. */
export function actionsModule(options: ActionsOptions): DynamicModule {
  @Controller()
  class StepsController {
    constructor(private readonly runner: Runner) {}

    @Consumes(stepsOf(options.name, options.concurrency))
    steps(delivery: Delivery): Promise<void> {
      return this.runner.handle(delivery);
    }

    @Consumes(dueOf(options.name))
    due(delivery: Delivery): Promise<void> {
      return this.runner.handle(delivery);
    }
  }

  @Injectable()
  class Announcement implements OnApplicationBootstrap {
    constructor(
      private readonly registry: Registry,
      private readonly values: KeyValue,
      private readonly nats: Nats,
      @Inject(CONFIG) private readonly config: ChassisConfig,
    ) {}

    async onApplicationBootstrap(): Promise<void> {
      // The stream first: whoever reads the catalogue may send steps at once.
      await provisionStream(this.nats.jsm, stepsStream(options.name), this.config.STREAM_REPLICAS);
      await this.values.put(buckets.catalogue, options.name, this.registry.manifest());
    }
  }

  return {
    module: ActionsModule,
    imports: options.imports ?? [],
    controllers: [StepsController],
    providers: [
      ...(options.providers ?? []),
      ...options.handlers,
      {
        provide: Ledger,
        inject: [{ token: MONGO, optional: true }],
        useFactory: (connection?: Connection) => (connection ? new LedgerStore(connection) : new NoLedger()),
      },
      {
        provide: Registry,
        // The handlers, too: asked for before Nest has constructed them, it gives out objects without their dependencies.
        inject: [ModuleRef, ...options.handlers],
        useFactory: (moduleRef: ModuleRef) =>
          new Registry(options.name, options.title).withHandlers(options.handlers, moduleRef),
      },
      { provide: Breakers, useFactory: () => new Breakers() },
      { provide: Runner, inject: [Registry, Bus, Ledger, Breakers, Log, Metrics], useFactory: createRunner },
      Announcement,
    ],
    exports: [Registry],
  };
}

function createRunner(
  registry: Registry,
  bus: Bus,
  ledger: Ledger,
  breakers: Breakers,
  log: Log,
  metrics: Metrics,
): Runner {
  const steps = metrics.counter('fanfare_steps_total', 'Steps done, by action and exit', ['action', 'exit']);
  const seconds = metrics.histogram('fanfare_call_seconds', 'Time of one call of a handler', ['action']);
  const observe = (action: string, exits: readonly string[], duration: number) => {
    for (const [exit, count] of Map.groupBy(exits, (name) => name)) steps.inc({ action, exit }, count.length);
    seconds.observe({ action }, duration);
  };
  const answers = new Answers({ service: registry.service, bus, log, clock: Date.now });
  return new Runner({ bus, registry, answers, ledger, breakers, clock: Date.now, observe });
}

@Module({})
class ActionsModule {}
