import { Module, Global, type DynamicModule } from '@nestjs/common';
import mongoose, { type Connection } from 'mongoose';
import { CONFIG, type ChassisConfig } from './config.js';
import { Health } from './health.js';
import { Log } from './logging.js';
import { Shutdown } from './shutdown.js';
import { Unavailable } from './unavailable.js';

/** Nest's injection token of the service's mongoose connection. */
export const MONGO = Symbol('mongo');

/** One database per service: `<prefix>_<service>`. No service reads another's. */
@Global()
@Module({})
export class MongoModule {
  static forService(service: string): DynamicModule {
    return {
      module: MongoModule,
      providers: [
        {
          provide: MONGO,
          inject: [CONFIG, Log, Health, Shutdown],
          useFactory: (config: ChassisConfig, log: Log, health: Health, shutdown: Shutdown) =>
            connect(`${config.MONGODB_PREFIX}_${service.replaceAll('-', '_')}`, { config, log, health, shutdown }),
        },
      ],
      exports: [MONGO],
    };
  }
}

interface Chassis {
  config: ChassisConfig;
  log: Log;
  health: Health;
  shutdown: Shutdown;
}

async function connect(dbName: string, { config, log, health, shutdown }: Chassis): Promise<Connection> {
  const connection = mongoose.createConnection();
  // Acknowledged means on disk: a ledger entry that is lost in a crash would let an effect happen twice.
  const options = {
    dbName,
    writeConcern: { w: 'majority', j: true },
    autoIndex: false,
    serverSelectionTimeoutMS: 5_000,
  } as const;
  for (let attempt = 1; ; attempt++) {
    try {
      await connection.openUri(config.MONGODB_URI, options);
      break;
    } catch (err) {
      if (attempt >= 12) {
        throw new Unavailable('MongoDB did not answer for a minute. Is MONGODB_URI right and the server up?', {
          cause: err,
        });
      }
      log.warn({ attempt }, 'mongodb does not answer yet');
    }
  }
  health.register('mongodb', async () => {
    await connection.db?.command({ ping: 1 });
  });
  shutdown.close('mongodb', () => connection.close());
  return connection;
}
