// real: MongoDB, killed and restarted. fake: nothing
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, startMongo, type RunningServer } from '@fanfare/servers';
import type { Connection } from 'mongoose';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isWeather, MONGO, MongoModule, type RunningService } from '../src/index.js';
import { startService } from './service.js';

let mongo: RunningServer;
let service: RunningService;
let connection: Connection;
beforeAll(async () => {
  mongo = await startMongo({ dir: await mkdtemp(join(tmpdir(), 'fanfare-chassis-')), allowGiven: false });
  const env = { MONGODB_URI: mongo.url, MONGODB_PREFIX: 'kit' };
  service = await startService({ env }, { imports: [MongoModule.forService('trigger-gateway')] });
  connection = service.app.get<Connection>(MONGO);
});
afterAll(async () => {
  await service.stop();
  await mongo.stop();
});

const readiness = async () => (await fetch(`${service.url}/health/ready`)).status;

describe('the database of a service', () => {
  it('is its own: the prefix and the service’s name', () => {
    expect(connection.name).toBe('kit_trigger_gateway');
  });

  it('fails as weather while it is away, and works again when it is back', async () => {
    const things = connection.collection<{ _id: number }>('things');
    await things.insertOne({ _id: 1 });
    await mongo.kill();
    expect(await readiness()).toBe(503);
    expect(isWeather(await things.insertOne({ _id: 2 }).catch((error: unknown) => error))).toBe(true);
    await mongo.restart();
    await eventually(async () => expect(await readiness()).toBe(200));
    await eventually(async () => expect(await things.countDocuments()).toBe(1));
  });
});
