import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testMasterKey } from './connections.js';
import { startMongo, startNats, type RunningServer } from '@fanfare/servers';

export interface TestServers {
  nats: RunningServer;
  mongo: RunningServer;
  /** What a service under test gets as its environment: these servers, its own database, little talk. */
  env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

let count = 0;

/**
 * A NATS server of its own for one spec file (streams have fixed names), and MongoDB with databases of its own. With
 * MONGODB_URI set, that server is used: the test run starts one for all specs.
 */
export async function startTestServers(): Promise<TestServers> {
  const dir = await mkdtemp(join(tmpdir(), 'fanfare-test-'));
  const [nats, mongo] = await Promise.all([
    startNats({ dir: join(dir, 'nats'), allowGiven: false, tests: true, syncInterval: '2m' }),
    startMongo({ dir: join(dir, 'mongo'), tests: true }),
  ]);
  const env = {
    NATS_URL: nats.url,
    MONGODB_URI: mongo.url,
    MONGODB_PREFIX: `test_${process.pid}_${Date.now().toString(36)}_${count++}`,
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'fatal',
    ACK_WAIT_MS: '2000',
    MASTER_KEYS: testMasterKey,
  };
  return {
    nats,
    mongo,
    env,
    async stop() {
      await Promise.all([nats.stop(), mongo.stop()]);
      await rm(dir, { recursive: true, force: true });
    },
  };
}
