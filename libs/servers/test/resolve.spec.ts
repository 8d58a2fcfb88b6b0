// real: PATH, the environment. fake: nothing
import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveMongo, resolveNats, startNats } from '../src/index.js';

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});
const emptyFolder = () => mkdtemp(join(tmpdir(), 'fanfare-'));

describe('choosing a server', () => {
  it('obeys NATS_URL and MONGODB_URI', async () => {
    process.env['NATS_URL'] = 'nats://me:secret@nats.local';
    process.env['MONGODB_URI'] = 'mongodb://mongo.local';

    expect(await resolveNats()).toEqual({
      from: 'given',
      url: 'nats://me:secret@nats.local',
      how: 'the server that NATS_URL names: nats://***@nats.local',
    });
    expect(await resolveMongo()).toMatchObject({ from: 'given', url: 'mongodb://mongo.local' });
  });

  it('says when nothing answers at NATS_URL', async () => {
    process.env['NATS_URL'] = 'nats://127.0.0.1:1';
    await expect(startNats({ dir: await emptyFolder() })).rejects.toThrow(
      'nothing answers there. Start it, or unset NATS_URL',
    );
  }, 10_000);

  it('says what to install, one line per way, when nothing works', async () => {
    process.env['PATH'] = '/nowhere';
    const options = { cache: await emptyFolder(), allowGiven: false };

    await expect(resolveNats(options)).rejects.toThrow(/install nats-server.*\n.*install Go.*\n.*set NATS_URL/);
    await expect(resolveMongo(options)).rejects.toThrow(/install MongoDB.*\n.*install a JDK.*\n.*set MONGODB_URI/);
  });
});
