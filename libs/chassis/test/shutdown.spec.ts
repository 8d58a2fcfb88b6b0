// real: a Nest application going down. fake: what it drains and closes
import { describe, expect, it } from '@jest/globals';
import { Shutdown } from '../src/index.js';
import { startService } from './service.js';

/** A service that notes what it does when it goes down. */
async function aService(env: NodeJS.ProcessEnv = {}) {
  const service = await startService({ env });
  const shutdown = service.app.get(Shutdown);
  const done: string[] = [];
  const noting =
    (name: string, ms = 0) =>
    async () => {
      await new Promise((resolve) => setTimeout(resolve, ms));
      done.push(name);
    };
  return { service, shutdown, done, noting };
}

describe('going down', () => {
  it('drains everything before it closes anything, and closes the last opened first', async () => {
    const { service, shutdown, done, noting } = await aService();
    shutdown.close('first opened', noting('first opened'));
    shutdown.drain('slow', noting('slow', 50));
    shutdown.close('last opened', noting('last opened'));
    shutdown.drain('quick', noting('quick'));
    await service.stop();
    expect(done).toEqual(['quick', 'slow', 'last opened', 'first opened']);
  });

  it('leaves a drain that takes longer than DRAIN_MS, and closes', async () => {
    const { service, shutdown, done, noting } = await aService({ DRAIN_MS: '100' });
    shutdown.drain('endless', () => new Promise(() => undefined));
    shutdown.close('connection', noting('connection'));
    const started = performance.now();
    await service.stop();
    expect(done).toEqual(['connection']);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('goes on when one step fails, at once or later', async () => {
    const { service, shutdown, done, noting } = await aService();
    shutdown.close('connection', noting('connection'));
    shutdown.drain('throws', () => {
      throw new Error('no');
    });
    shutdown.close('rejects', () => Promise.reject(new Error('no')));
    await service.stop();
    expect(done).toEqual(['connection']);
  });

  it('stops answering HTTP', async () => {
    const { service } = await aService();
    await service.stop();
    await expect(fetch(`${service.url}/health/live`)).rejects.toThrow();
  });
});
