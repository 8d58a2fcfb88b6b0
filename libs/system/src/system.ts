import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startMongo, startNats, type RunningServer, type StartNatsOptions } from '@fanfare/servers';
import { keepsSecrets } from './keeps-secrets.js';
import { startServiceProcess, type ServiceProcess } from './service-process.js';

export interface SystemOptions {
  /** Where data and logs go; a second start with the same folder finds what the first one stored. */
  dir: string;
  /** Root of the repository. */
  root: string;
  services: readonly ServiceChoice[];
  /** Environment of every service. */
  env?: Record<string, string>;
  /** Given as MASTER_KEYS to the services that keep secrets. */
  masterKeys?: string;
  syncInterval?: StartNatsOptions['syncInterval'];
  natsPort?: number;
  mongoPort?: number;
  /** Whether NATS_URL and MONGODB_URI are obeyed. @default true */
  allowGiven?: boolean;
  onProgress?: (message: string) => void;
  onCrash?: (name: string, reason: string) => void;
}

export interface ServiceChoice {
  name: string;
  port?: number;
  priority?: number;
  env?: Record<string, string>;
  /** Compiled entry point relative to the root. @default services/<name>/dist/main.js */
  main?: string;
}

/** The whole product on one machine: two servers and a process per service. */
export interface System {
  nats: RunningServer;
  mongo: RunningServer;
  service(name: string): ServiceProcess;
  services: readonly ServiceProcess[];
  /** Services first, then the servers they need. */
  stop(): Promise<void>;
}

/** Starts servers, then services side by side. Throws (and stops what was started) when one does not come up. */
export async function startSystem(options: SystemOptions): Promise<System> {
  const { dir, onProgress } = options;
  const say = onProgress ?? (() => undefined);
  mkdirSync(dir, { recursive: true });
  const started: { stop(): Promise<void> }[] = [];
  const keep = <T extends { stop(): Promise<void> }>(one: T): T => {
    started.push(one);
    return one;
  };
  try {
    const [nats, mongo] = await settled([
      startNats({
        dir: join(dir, 'nats'),
        port: options.natsPort ?? 0,
        syncInterval: options.syncInterval ?? 'always',
        onProgress: say,
        allowGiven: options.allowGiven ?? true,
        ...crash(options, 'nats'),
      }).then(keep),
      startMongo({
        dir: join(dir, 'mongo'),
        port: options.mongoPort ?? 0,
        onProgress: say,
        allowGiven: options.allowGiven ?? true,
        ...crash(options, 'mongo'),
      }).then(keep),
    ]);
    say(`NATS: ${nats.how}`);
    say(`MongoDB: ${mongo.how}`);
    const services = await settled(
      options.services.map((choice) => startChoice(choice, options, nats.url, mongo.url).then(keep)),
    );
    return {
      nats,
      mongo,
      services,
      service: (name) => services.find((service) => service.name === name) ?? unknownService(name),
      stop: async () => {
        await Promise.all(services.map((service) => service.stop()));
        await Promise.all([nats.stop(), mongo.stop()]);
      },
    };
  } catch (error) {
    await Promise.allSettled(started.reverse().map((one) => one.stop()));
    throw error;
  }
}

/**
 * The orchestrator holds a thousand items for some milliseconds: with the default young generation most of them would
 * be moved to the old one, and the collector would take a fifth of the time. The other services hold bytes rather than
 * objects, and bytes are let go sooner where the young generation is small.
 */
const manyShortLived = '--max-semi-space-size=64';

function startChoice(
  choice: ServiceChoice,
  options: SystemOptions,
  natsUrl: string,
  mongoUrl: string,
): Promise<ServiceProcess> {
  return startServiceProcess({
    name: choice.name,
    main: join(options.root, choice.main ?? `services/${choice.name}/dist/main.js`),
    env: {
      NATS_URL: natsUrl,
      MONGODB_URI: mongoUrl,
      HISTORY_SHARE: '0.05',
      // Empty for the others: a key in the environment of whoever starts all this is not theirs either.
      MASTER_KEYS: keepsSecrets(choice.name) ? (options.masterKeys ?? process.env['MASTER_KEYS'] ?? '') : '',
      ...(choice.name === 'orchestrator' && { NODE_OPTIONS: manyShortLived }),
      ...options.env,
      ...choice.env,
    },
    logPath: join(options.dir, 'logs', `${choice.name}.log`),
    // The history is read by people, the other services by runs: when one machine has too much to do, people wait.
    priority: choice.priority ?? (choice.name === 'runs' ? 10 : 0),
    ...(choice.port === undefined ? {} : { port: choice.port }),
    ...crash(options, choice.name),
  });
}

function crash({ onCrash }: SystemOptions, name: string): { onCrash?: (reason: string) => void } {
  return onCrash ? { onCrash: (reason) => onCrash(name, reason) } : {};
}

function unknownService(name: string): never {
  throw new Error(`${name} is not part of this system`);
}

/** Waits for all, so that nothing is still starting when the first failure is reported. */
async function settled<T extends readonly unknown[] | []>(
  all: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const results = await Promise.allSettled(all);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return results.map((result) => (result as PromiseFulfilledResult<unknown>).value) as {
    -readonly [K in keyof T]: Awaited<T[K]>;
  };
}
