// real: a Nest application. fake: the work that is done again and again
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@fanfare/servers';
import { Sweeping, type RunningService } from '../src/index.js';
import { startService } from './service.js';

const never = 3_600_000;

describe('work that is done again and again', () => {
  let service: RunningService;
  let rounds = 0;
  beforeEach(async () => {
    service = await startService();
    rounds = 0;
  });
  afterEach(() => service.stop());

  const every = (pauseMs: number, work: () => Promise<number>) =>
    service.app.get(Sweeping).every(pauseMs, 'work', () => {
      rounds++;
      return work();
    });

  it('is done at once, and again after its pause', async () => {
    every(1, async () => Promise.resolve(0));
    expect(rounds).toBe(1);
    await eventually(() => expect(rounds).toBeGreaterThanOrEqual(3));
  });

  it('rests longer the longer it takes, unless somebody waits for it', async () => {
    const sweeping = service.app.get(Sweeping);
    const done = { every: 0, punctually: 0 };
    const slow = (kind: keyof typeof done) => async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return done[kind]++;
    };
    sweeping.every(1, 'whenever', slow('every'));
    sweeping.punctually(1, 'soon', slow('punctually'));
    await eventually(() => expect(done.punctually).toBeGreaterThanOrEqual(5));
    // 20 ms are a twentieth of 400.
    expect(done.every).toBeLessThan(done.punctually);
  });

  it('is done again although it failed', async () => {
    every(1, () => Promise.reject(new Error('away')));
    await eventually(() => expect(rounds).toBeGreaterThanOrEqual(3));
  });

  it('is done soon when somebody says so, once more when that is said in the middle of it', async () => {
    const middle = Promise.withResolvers<number>();
    const sweep = every(never, () => (rounds === 2 ? middle.promise : Promise.resolve(1)));
    sweep.soon();
    await eventually(() => expect(rounds).toBe(2));
    sweep.soon();
    sweep.soon();
    expect(rounds).toBe(2);
    middle.resolve(1);
    await eventually(() => expect(rounds).toBe(3));
  });

  it('is finished before the service is gone, and not begun any more', async () => {
    const middle = Promise.withResolvers<number>();
    const sweep = every(1, () => middle.promise);
    let isGone = false;
    const stopped = service.stop().then(() => (isGone = true));
    await new Promise(setImmediate);
    expect(isGone).toBe(false);
    middle.resolve(1);
    await stopped;
    sweep.soon();
    await new Promise(setImmediate);
    expect(rounds).toBe(1);
  });
});
