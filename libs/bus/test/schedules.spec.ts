// real: nats-server, a service on it. fake: nothing
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { streams, subjects } from '@fanfare/contracts';
import { eventually } from '@fanfare/servers';
import { firedOf, ScheduleRefused, Schedules, type Delivery, type RepeatingSchedule } from '../src/index.js';
import { Bench, consuming } from './bench.js';

const daily: RepeatingSchedule = {
  specification: '0 0 9 * * *',
  timezone: 'Europe/Berlin',
  service: 'kit',
  text: '{}',
};

describe('a schedule on the server', () => {
  let bench: Bench;
  let schedules: Schedules;
  const released: Pick<Delivery, 'storedAt' | 'firesNext'>[] = [];

  beforeAll(async () => {
    bench = await Bench.open();
    const take = consuming(
      firedOf('kit'),
      async ({ storedAt, firesNext }) => void released.push({ storedAt, firesNext }),
    );
    schedules = (await bench.serve({ controllers: [take] })).app.get(Schedules);
  });
  afterAll(() => bench.close());

  const stored = async (subject: string) => {
    const { state } = await bench.jsm.streams.info(streams.schedules.name, { subjects_filter: subject });
    return state.subjects?.[subject] ?? 0;
  };

  it('is one, however often it is armed, and the last one counts', async () => {
    const subject = subjects.scheduleTimer('acme', 'daily');
    const hourly = { ...daily, specification: '0 0 * * * *' };
    await Promise.all([daily, hourly, daily, hourly].map((schedule) => schedules.arm(subject, schedule)));
    await schedules.arm(subject, daily);
    expect(await stored(subject)).toBe(1);
    expect((await schedules.find(subject))?.schedule).toEqual(daily);
  });

  it('is found with what it says and since when, and is gone when it is removed', async () => {
    const subject = subjects.scheduleTimer('acme', 'interval');
    const every: RepeatingSchedule = { specification: '@every 90s', service: 'kit', text: 'each time' };
    expect(await schedules.find(subject)).toBeNull();
    const before = Date.now();
    await schedules.arm(subject, every);
    const found = await schedules.find(subject);
    expect(found?.schedule).toEqual(every);
    expect(Math.abs((found?.since ?? 0) - before)).toBeLessThan(5_000);
    expect(await schedules.list('schedules.cron.acme.>')).toContain(subject);
    await schedules.remove(subject);
    await schedules.remove(subject);
    expect(await schedules.find(subject)).toBeNull();
    expect(await schedules.list('schedules.cron.acme.>')).not.toContain(subject);
  });

  it('says with each message when the next one comes', async () => {
    const subject = subjects.scheduleTimer('acme', 'often');
    await schedules.arm(subject, { specification: '* * * * * *', service: 'kit', text: '{}' });
    await eventually(() => expect(released.length).toBeGreaterThanOrEqual(2));
    await schedules.remove(subject);
    const [{ storedAt, firesNext } = { storedAt: 0, firesNext: 0 }, second] = released;
    expect((firesNext ?? 0) % 1_000).toBe(0);
    expect(firesNext).toBeGreaterThan(storedAt);
    expect(second?.firesNext).toBeGreaterThan(firesNext ?? Infinity);
  });

  it('is refused when the server does not know its zone, or cannot read it', async () => {
    const subject = subjects.scheduleTimer('acme', 'refused');
    const refusal = (schedule: Partial<RepeatingSchedule>) =>
      schedules.arm(subject, { ...daily, ...schedule }).catch((error: unknown) => error);
    const zone = await refusal({ timezone: 'Mars/Olympus' });
    expect(zone).toBeInstanceOf(ScheduleRefused);
    expect(String(zone)).toContain('knows no time zone Mars/Olympus');
    expect(await refusal({ specification: '0 9 * * *' })).toBeInstanceOf(ScheduleRefused);
    expect(await stored(subject)).toBe(0);
  });
});
