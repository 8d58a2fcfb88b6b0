// real: a Nest application, its timers and its going down. fake: the work
import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@fanfare/servers';
import { Sweeping, type RunningService } from '../src/index.js';
import { startService } from './service.js';

const hourMs = 3_600_000;

/** Work whose rounds begin when they are due and end when the test says so. */
function aWork() {
  const ends: (() => void)[] = [];
  const seen = { begun: 0, atOnce: 0, most: 0, isToStop: () => false };
  const work = async (stopping: AbortSignal): Promise<number> => {
    seen.begun++;
    seen.isToStop = () => stopping.aborted;
    seen.most = Math.max(seen.most, ++seen.atOnce);
    await new Promise<void>((resolve) => ends.push(resolve));
    seen.atOnce--;
    return 1;
  };
  return { seen, work, end: () => ends.shift()?.() };
}

describe('what is done now and then', () => {
  let service: RunningService;
  afterEach(() => service.stop());
  const sweeping = async () => {
    service = await startService();
    return service.app.get(Sweeping, { strict: false });
  };
  const begun = (seen: { begun: number }, times: number) => eventually(async () => expect(seen.begun).toBe(times));

  it('is done at once, and again when it is over; two rounds never overlap', async () => {
    const { seen, work, end } = aWork();
    (await sweeping()).every(1, 'work', work, { share: 1 });
    for (let round = 1; round <= 5; round++) {
      await begun(seen, round);
      end();
    }
    await begun(seen, 6);
    expect(seen.most).toBe(1);
    end();
  });

  it('is done soon when somebody knows of something: at once, or once more after the round that is under way', async () => {
    const { seen, work, end } = aWork();
    const sweep = (await sweeping()).every(hourMs, 'work', work);
    await begun(seen, 1);
    for (let asked = 0; asked < 3; asked++) sweep.soon();
    end();
    await begun(seen, 2);
    end();
    await eventually(async () => expect(seen.atOnce).toBe(0));
    sweep.soon();
    await begun(seen, 3);
    expect(seen.most).toBe(1);
    end();
  });

  it('is waited for when the service goes down, is told of it, and is not begun again', async () => {
    const { seen, work, end } = aWork();
    const sweep = (await sweeping()).every(1, 'work', work);
    await begun(seen, 1);
    let isDown = false;
    const down = service.stop().then(() => (isDown = true));
    await eventually(async () => expect(seen.isToStop()).toBe(true));
    sweep.soon();
    expect(isDown).toBe(false);
    end();
    await down;
    sweep.soon();
    expect(seen).toMatchObject({ begun: 1, atOnce: 0 });
  });

  it('that failed is done again', async () => {
    let times = 0;
    (await sweeping()).every(1, 'work', async () => {
      times++;
      throw new Error('no');
    });
    await eventually(async () => expect(times).toBeGreaterThan(2));
  });

  it('rests longer the longer it takes, unless somebody waits for it', async () => {
    const sweeps = await sweeping();
    const done = { every: 0, punctually: 0 };
    const slow = (kind: keyof typeof done) => async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return done[kind]++;
    };
    sweeps.every(1, 'whenever', slow('every'));
    sweeps.punctually(1, 'soon', slow('punctually'));
    await eventually(() => expect(done.punctually).toBeGreaterThanOrEqual(5));
    // 20 ms are a twentieth of 400.
    expect(done.every).toBeLessThan(done.punctually);
  });
});
