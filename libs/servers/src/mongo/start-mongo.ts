import { mkdir } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { startChildServer, type ChildServerPlan } from '../child-server.js';
import { startContainer } from '../docker/container-server.js';
import { freePort } from '../free-port.js';
import { useGivenServer } from '../given-server.js';
import type { ResolveOptions, RunningServer, StartOptions } from '../running-server.js';
import { isMongoReady } from './mongo-ready.js';
import { resolveMongo, type MongoChoice } from './resolve-mongo.js';

/** How to start MongoDB. */
export interface StartMongoOptions extends StartOptions, ResolveOptions {}

/** A MongoDB server that answers, from whatever `resolveMongo` finds. */
export async function startMongo(options: StartMongoOptions): Promise<RunningServer> {
  const choice = await resolveMongo(options);
  switch (choice.from) {
    case 'given':
      return useGivenServer({ kind: 'mongo', url: choice.url, variable: 'MONGODB_URI', isReady: isMongoReady });
    case 'mongod':
      return startChild(options, 'mongod', (port, dir) => ({
        command: choice.path,
        args: mongodArgs(port, dir),
        how: choice.how,
      }));
    case 'java':
      return startChild(options, 'mongo-java-server', (port, dir) => ({
        command: choice.java,
        args: javaArgs(choice, port, dir),
        how: choice.how,
      }));
    case 'docker':
      return startInDocker(choice, options).catch((error: Error) => {
        options.onProgress?.(`${choice.how} did not start, going on without Docker: ${error.message}`);
        return startMongo({ ...options, tests: false });
      });
  }
}

type Choice<From> = Extract<MongoChoice, { from: From }>;
type CommandOf = (port: number, dataDir: string) => Pick<ChildServerPlan, 'command' | 'args' | 'how'>;

async function startChild(options: StartMongoOptions, name: string, commandOf: CommandOf): Promise<RunningServer> {
  const dir = resolve(options.dir);
  const port = options.port || (await freePort());
  // Named after the server: what one wrote the other cannot read, and the machine may get a mongod later.
  const dataDir = join(dir, name);
  await mkdir(dataDir, { recursive: true });
  return startChildServer({
    kind: 'mongo',
    url: `mongodb://127.0.0.1:${port}`,
    port,
    ...commandOf(port, dataDir),
    logPath: options.log ?? join(dir, `${name}.log`),
    isReady: isMongoReady,
    onCrash: options.onCrash,
  });
}

function mongodArgs(port: number, dataDir: string): string[] {
  return ['--dbpath', dataDir, '--port', String(port), '--bind_ip', '127.0.0.1', '--quiet'];
}

function javaArgs({ classPath }: Choice<'java'>, port: number, dataDir: string): string[] {
  // A large young generation: most of what a command allocates is garbage when it is answered, and copying it pauses everyone.
  const jvm = ['-Xms512m', '-Xmn256m', `-Xmx${heapMiB()}m`, '-XX:+UseSerialGC', '-XX:+ExitOnOutOfMemoryError'];
  return [...jvm, '-cp', classPath, 'EmbeddedMongo', String(port), join(dataDir, 'fanfare.h2')];
}

/** An eighth of the machine, taken only as data come: a quarter of it caches documents, which scans are many times quicker by. */
function heapMiB(): number {
  return Math.min(3_072, Math.max(1_024, Math.round(totalmem() / 8 / 1024 / 1024)));
}

async function startInDocker(choice: Choice<'docker'>, options: StartMongoOptions): Promise<RunningServer> {
  const port = options.port || (await freePort());
  return startContainer({
    kind: 'mongo',
    image: choice.image,
    how: choice.how,
    port,
    command: ['mongod', '--port', String(port), '--bind_ip_all', '--quiet'],
    urlOf: (host) => `mongodb://${host}:${port}`,
    isReady: isMongoReady,
  });
}
