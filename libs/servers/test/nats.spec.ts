// real: nats-server. fake: nothing
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNats, type RunningServer } from '../src/index.js';
import { isAlive } from './is-alive.js';

let server: RunningServer;
afterEach(() => server.stop());

const start = async () =>
  (server = await startNats({ dir: await mkdtemp(join(tmpdir(), 'fanfare-nats-')), allowGiven: false }));

async function withConnection<T>(work: (connection: NatsConnection) => Promise<T>): Promise<T> {
  const connection = await connect({ servers: server.url, reconnect: false });
  return work(connection).finally(() => connection.close());
}

describe('startNats', () => {
  it('gives a server whose JetStream keeps what it acknowledged through a crash, on the same port', async () => {
    const { url } = await start();
    await withConnection(async (connection) => {
      await (await jetstreamManager(connection)).streams.add({ name: 'EVENTS', subjects: ['events.>'] });
      await jetstream(connection).publish('events.one', 'first');
    });

    await server.kill();
    await server.restart();

    expect(server.url).toBe(url);
    const messages = await withConnection(
      async (connection) => (await (await jetstreamManager(connection)).streams.info('EVENTS')).state.messages,
    );
    expect(messages).toBe(1);
  });

  it('leaves no process when it is stopped, and stops twice without complaint', async () => {
    const { pid } = await start();
    expect(isAlive(pid)).toBe(true);

    await server.stop();
    await server.stop();

    expect(isAlive(pid)).toBe(false);
    expect(server.pid).toBeUndefined();
  });

  it('refuses a port that something else listens on', async () => {
    await start();
    const port = Number(new URL(server.url).port);
    const second = startNats({ dir: await mkdtemp(join(tmpdir(), 'fanfare-nats-')), port, allowGiven: false });
    await expect(second).rejects.toThrow(/something else listens on port/);
  });

  it('reports a crash, but not an end that was asked for', async () => {
    const crashes: string[] = [];
    const dir = await mkdtemp(join(tmpdir(), 'fanfare-nats-'));
    server = await startNats({ dir, allowGiven: false, onCrash: (reason) => crashes.push(reason) });
    await server.kill();
    await server.restart();
    expect(crashes).toEqual([]);

    process.kill(server.pid ?? 0, 'SIGKILL');
    while (crashes.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));

    expect(crashes[0]).toMatch(/^SIGKILL/);
  });
});
