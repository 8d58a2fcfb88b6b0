import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { startChildServer } from '../child-server.js';
import { startContainer } from '../docker/container-server.js';
import { freePort } from '../free-port.js';
import { useGivenServer } from '../given-server.js';
import type { ResolveOptions, RunningServer, StartOptions } from '../running-server.js';
import { natsConfig } from './nats-config.js';
import { isNatsReady } from './nats-ready.js';
import { resolveNats, type NatsChoice } from './resolve-nats.js';

/** How to start NATS. */
export interface StartNatsOptions extends StartOptions, ResolveOptions {
  /**
   * When JetStream flushes to the disk: before each acknowledgement, or every so often (`2m` is nats-server's own default, and loses
   * up to that much when the machine, not the process, dies).
   * @default 'always'
   */
  syncInterval?: 'always' | `${number}${'ms' | 's' | 'm'}`;
  serverName?: string;
  /** Bytes. @default nats-server's own 1 MiB */
  maxPayload?: number;
  /** Port of the HTTP monitoring endpoints. @default none */
  monitorPort?: number;
}

/** A NATS server with JetStream that answers, from whatever `resolveNats` finds. */
export async function startNats(options: StartNatsOptions): Promise<RunningServer> {
  const choice = await resolveNats(options);
  switch (choice.from) {
    case 'given':
      return useGivenServer({ kind: 'nats', url: choice.url, variable: 'NATS_URL', isReady: isNatsReady });
    case 'binary':
      return startBinary(choice, options);
    case 'docker':
      return startInDocker(choice, options).catch((error: Error) => {
        options.onProgress?.(`${choice.how} did not start, going on without Docker: ${error.message}`);
        return startNats({ ...options, tests: false });
      });
  }
}

type Choice<From> = Extract<NatsChoice, { from: From }>;

async function startBinary(choice: Choice<'binary'>, options: StartNatsOptions): Promise<RunningServer> {
  const dir = resolve(options.dir);
  const port = options.port || (await freePort());
  const configPath = join(dir, 'nats-server.conf');
  await mkdir(dir, { recursive: true });
  await writeFile(configPath, natsConfig({ ...options, host: '127.0.0.1', port, storeDir: join(dir, 'jetstream') }));
  return startChildServer({
    kind: 'nats',
    url: `nats://127.0.0.1:${port}`,
    port,
    how: choice.how,
    command: choice.path,
    args: ['-c', configPath],
    logPath: options.log ?? join(dir, 'nats-server.log'),
    isReady: isNatsReady,
    onCrash: options.onCrash,
  });
}

async function startInDocker(choice: Choice<'docker'>, options: StartNatsOptions): Promise<RunningServer> {
  const port = options.port || (await freePort());
  const config = natsConfig({ ...options, host: '0.0.0.0', port, storeDir: '/data', monitorPort: undefined });
  return startContainer({
    kind: 'nats',
    image: choice.image,
    how: choice.how,
    port,
    command: ['-c', '/etc/fanfare.conf'],
    files: [{ content: config, target: '/etc/fanfare.conf' }],
    urlOf: (host) => `nats://${host}:${port}`,
    isReady: isNatsReady,
  });
}
