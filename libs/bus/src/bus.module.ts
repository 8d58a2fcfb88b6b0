import { Global, Module, type DynamicModule } from '@nestjs/common';
import { ClientProxyFactory, Transport } from '@nestjs/microservices';
import { streams, timerShards, timersStream, type StreamSpec } from '@fanfare/contracts';
import { CONFIG, Health, Log, Shutdown, type ChassisConfig } from '@fanfare/chassis';
import { Announcements } from './announcements.js';
import { Bus } from './bus.js';
import { Consumers } from './consumers.js';
import { DeadLetters } from './dead-letters.js';
import { EventLog } from './event-log.js';
import { KeyValue } from './key-value.js';
import { Nats, openNats } from './nats.js';
import { provisionStream } from './provision-stream.js';
import { REQUEST_CLIENT, Requests } from './requests.js';
import { Schedules } from './schedules.js';
import { ServiceName } from './service-name.js';

/** Everything a service needs to meet the others. The shared streams exist before anything else of the service starts. */
@Global()
@Module({})
export class BusModule {
  static forService(name: string): DynamicModule {
    return {
      module: BusModule,
      providers: [
        { provide: ServiceName, useValue: new ServiceName(name) },
        {
          provide: Nats,
          inject: [CONFIG, Log, Health, Shutdown],
          useFactory: async (config: ChassisConfig, log: Log, health: Health, shutdown: Shutdown) => {
            const nats = await openNats(name, { config, log, health, shutdown });
            const shards = Array.from({ length: timerShards }, (_, shard) => timersStream(shard));
            const all: StreamSpec[] = [...Object.values(streams), ...shards];
            await Promise.all(all.map((spec) => provisionStream(nats.jsm, spec, config.STREAM_REPLICAS)));
            return nats;
          },
        },
        {
          provide: REQUEST_CLIENT,
          inject: [CONFIG, Shutdown],
          useFactory: (config: ChassisConfig, shutdown: Shutdown) => {
            const client = ClientProxyFactory.create({
              transport: Transport.NATS,
              options: {
                servers: config.NATS_URL.split(','),
                name: `${name} requests`,
                maxReconnectAttempts: -1,
                reconnectTimeWait: 250,
              },
            });
            shutdown.close('request client', async () => {
              await client.close();
            });
            return client;
          },
        },
        Announcements,
        Bus,
        Consumers,
        DeadLetters,
        EventLog,
        KeyValue,
        Requests,
        Schedules,
      ],
      exports: [ServiceName, Nats, Announcements, Bus, Consumers, DeadLetters, EventLog, KeyValue, Requests, Schedules],
    };
  }
}
