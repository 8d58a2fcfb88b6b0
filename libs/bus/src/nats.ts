import { jetstream, jetstreamManager, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { Unavailable, type ChassisConfig, type Health, type Log, type Shutdown } from '@fanfare/chassis';

/** The service's connection and its JetStream clients. */
export abstract class Nats {
  abstract readonly connection: NatsConnection;
  abstract readonly js: JetStreamClient;
  abstract readonly jsm: JetStreamManager;
}

interface Chassis {
  config: ChassisConfig;
  log: Log;
  health: Health;
  shutdown: Shutdown;
}

/** Connects once and for ever: a server that goes away is waited for, without limit, because every message is safe meanwhile. */
export async function openNats(name: string, { config, log, health, shutdown }: Chassis): Promise<Nats> {
  const connection = await connect({
    servers: config.NATS_URL.split(','),
    name,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    reconnectJitter: 100,
    waitOnFirstConnect: true,
    pingInterval: 10_000,
    // A stack trace for every publish is a tenth of a publisher's time, and says only that somebody published.
    noAsyncTraces: true,
    ignoreAuthErrorAbort: true,
  }).catch((cause: unknown) => {
    throw new Unavailable('NATS did not answer. Is NATS_URL right and the server up?', { cause });
  });
  void report(connection, log);
  health.register('nats', async () => {
    await connection.flush();
  });
  shutdown.close('nats', () => connection.drain());
  return {
    connection,
    js: jetstream(connection, { timeout: 5_000 }),
    jsm: await jetstreamManager(connection, { timeout: 5_000, checkAPI: false }),
  };
}

async function report(connection: NatsConnection, log: Log): Promise<void> {
  for await (const status of connection.status()) {
    if (status.type === 'disconnect' || status.type === 'reconnect') {
      log.warn({ status: status.type }, 'nats connection changed');
    }
    if (status.type === 'error') log.error({ err: status.error }, 'nats reported an error');
  }
}
