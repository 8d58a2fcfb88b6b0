import {
  Controller,
  Inject,
  Injectable,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Connection } from 'mongoose';
import { buckets, stepsStream } from '@fanfare/contracts';
import { Consumes, dueOf, KeyValue, Nats, provisionStream, stepsOf, WorkQueues, type Delivery } from '@fanfare/bus';
import { CONFIG, MONGO, type ChassisConfig } from '@fanfare/chassis';
import { AccountSlots } from './account-slots.js';
import { Answers } from './answers.js';
import { appRequests } from './app-requests.js';
import { Apps } from './apps.js';
import { Drains } from './drains.js';
import { EndedRuns } from './ended-runs.js';
import { Gates } from './gates.js';
import { HarmlessCalls } from './harmless-calls.js';
import { HttpClient } from './http/http-client.js';
import { concurrencyOf, hasLanes, KIT, type KitOptions } from './kit-options.js';
import { LaneCalls } from './lane-calls.js';
import { Lanes } from './lanes.js';
import { Ledger } from './ledger.js';
import { LedgerStore } from './ledger.store.js';
import { manifest } from './manifest.js';
import { NoLedger } from './no-ledger.js';
import { Performer } from './performer.js';
import { Registry } from './registry.js';
import { Runner } from './runner.js';
import { LedgerSweep } from './ledger-sweep.js';
import { stepForgetting } from './step-forgetting.js';

export type ActionsOptions = KitOptions;

/** Runs the actions of a service: takes its steps off the bus, and tells the catalogue what it can do. */
export function actionsModule(options: ActionsOptions): DynamicModule {
  @Controller()
  class StepsController {
    constructor(
      private readonly runner: Runner,
      drains: Drains,
    ) {
      drains.into((delivery) => this.runner.handleFromLane(delivery));
    }

    @Consumes(stepsOf(options.name, concurrencyOf(options)))
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
      private readonly values: KeyValue,
      private readonly nats: Nats,
      @Inject(CONFIG) private readonly config: ChassisConfig,
    ) {}

    async onApplicationBootstrap(): Promise<void> {
      // The stream first: whoever reads the catalogue may send steps at once.
      await provisionStream(this.nats.jsm, stepsStream(options.name), this.config.STREAM_REPLICAS);
      await this.values.put(buckets.catalogue, options.name, manifest(options));
    }
  }

  const forgetting = stepForgetting(options);
  const accounts = options.app ? appRequests(options) : { controllers: [], providers: [] };

  return {
    module: ActionsModule,
    imports: options.imports ?? [],
    controllers: [StepsController, ...forgetting.controllers, ...accounts.controllers],
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
        useFactory: (moduleRef: ModuleRef) => new Registry(options).withHandlers(options.handlers, moduleRef),
      },
      { provide: KIT, useValue: options },
      ...(options.agent ? [options.agent] : []),
      ...forgetting.providers,
      ...accounts.providers,
      ...(hasLanes(options) ? [HttpClient] : []),
      AccountSlots,
      Answers,
      Apps,
      Drains,
      EndedRuns,
      Gates,
      HarmlessCalls,
      LaneCalls,
      Lanes,
      Performer,
      Runner,
      LedgerSweep,
      WorkQueues,
      Announcement,
    ],
    // What speaks with the vendor for steps, speaks with it for the rest of the service, too; and what steps do, people may ask for.
    exports: [Registry, Apps, ...(options.providers ?? []), ...options.handlers],
  };
}

@Module({})
class ActionsModule {}
