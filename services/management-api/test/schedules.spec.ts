// real: NATS, MongoDB, the API. fake: the services behind it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { subjects, type Schedule, type WorkflowDefinition } from '@fanfare/contracts';
import { resolveSchedule, scheduleProblems, specificationOf } from '@fanfare/engine';
import type { Schedules } from '@fanfare/bus';
import { Log } from '@fanfare/chassis';
import { aWorkflow } from '@fanfare/testing';
import { Arming } from '../src/schedules/arming.js';
import { serveManagement } from '../src/serve-management.js';
import { VersionStore } from '../src/workflows/version.store.js';
import { WorkflowStore } from '../src/workflows/workflow.store.js';
import { keys, openBench, type Bench } from './bench.js';

const steps = (value = 'hi') => ({ hello: { action: 'Echo', input: { value } } });
const scheduled = (schedule: Schedule, value?: string, more: Partial<WorkflowDefinition> = {}) =>
  aWorkflow(steps(value), { trigger: { type: 'Schedule.Fired', schedule }, ...more });
const nine: Schedule = { cron: '0 9 * * MON-FRI', timezone: 'Europe/Berlin' };

describe('a schedule', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
    await bench.ready();
  });
  afterAll(() => bench.close());

  const timer = (id: string) => subjects.scheduleTimer('acme', id);
  const armed = (id: string) => bench.schedules.find(timer(id));
  const activate = async (id: string, definition: WorkflowDefinition) => {
    await bench.put(`/workflows/${id}`, { definition });
    expect(await bench.post(`/workflows/${id}/activate`)).toMatchObject({ status: 200 });
  };

  it('is armed exactly while a version that has it is in force', async () => {
    await activate('daily', scheduled(nine, 'one', { scope: { site: 'final' } }));
    const { schedule } = (await armed('daily')) ?? {};
    expect(schedule).toMatchObject({
      specification: '0 0 9 * * 1,2,3,4,5',
      timezone: 'Europe/Berlin',
      service: 'schedules',
    });
    expect(JSON.parse(schedule?.text ?? '')).toEqual({
      workspace: 'acme',
      workflow: 'daily',
      site: 'final',
      schedule: nine,
    });
    await bench.post('/workflows/daily/pause');
    expect(await armed('daily')).toBeNull();
    await bench.post('/workflows/daily/resume');
    expect((await armed('daily'))?.schedule).toEqual(schedule);
    await activate('daily', aWorkflow(steps()));
    expect(await armed('daily')).toBeNull();
    await bench.post('/workflows/daily/rollback', { version: 1 });
    expect((await armed('daily'))?.schedule).toEqual(schedule);
    await bench.post('/workflows/daily/archive');
    expect(await armed('daily')).toBeNull();
  });

  it('is changed with its version, and goes on when only the steps change', async () => {
    await activate('rhythm', scheduled({ every: 'PT1H' }, 'one'));
    const before = await armed('rhythm');
    await activate('rhythm', scheduled({ every: 'PT1H' }, 'two'));
    expect(await armed('rhythm')).toEqual(before);
    await activate('rhythm', scheduled({ every: 'PT2H' }, 'two'));
    expect((await armed('rhythm'))?.schedule.specification).toBe('@every 7200s');
  });

  it('is armed once by two replicas, whatever comes at once', async () => {
    const replica = await serveManagement(bench.env);
    const elsewhere = (action: string) =>
      fetch(`${replica.url}/v1/workspaces/acme/workflows/contested/${action}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${keys.acme}` },
      });
    await bench.put('/workflows/contested', { definition: scheduled(nine) });
    await Promise.all([bench.post('/workflows/contested/activate'), elsewhere('activate'), elsewhere('activate')]);
    expect(await bench.schedules.list(timer('contested'))).toEqual([timer('contested')]);
    for (let round = 0; round < 3; round++) {
      await Promise.all([
        bench.post('/workflows/contested/pause'),
        elsewhere('resume'),
        elsewhere('pause'),
        bench.post('/workflows/contested/resume'),
      ]);
      const { status } = (await bench.get('/workflows/contested')).body;
      expect({ status, armed: (await armed('contested')) !== null }).toEqual({ status, armed: status === 'Active' });
    }
    await replica.stop();
  });

  it('is what the database says last, although a slow replica arms it after another has removed it', async () => {
    await activate('raced', scheduled(nine));
    await bench.schedules.remove(timer('raced'));
    let paused = false;
    const slow = Object.assign(Object.create(bench.schedules) as Schedules, {
      async arm(...given: Parameters<Schedules['arm']>) {
        if (!paused) expect(await bench.post('/workflows/raced/pause')).toMatchObject({ status: 200 });
        paused = true;
        await bench.schedules.arm(...given);
      },
    });
    const { app } = bench.service();
    await new Arming(slow, app.get(WorkflowStore), app.get(VersionStore), app.get(Log)).settle('acme', 'raced');
    expect({ paused, armed: await armed('raced') }).toEqual({ paused: true, armed: null });
  });

  it('is put right at the next start when a crash left it undone', async () => {
    await activate('forgotten', scheduled(nine));
    await activate('leftover', scheduled(nine));
    const right = (await armed('forgotten'))?.schedule;
    if (!right) throw new Error('not armed');
    await bench.post('/workflows/leftover/pause');
    await bench.schedules.remove(timer('forgotten'));
    await bench.schedules.arm(timer('leftover'), right);
    await bench.schedules.arm(timer('of-nobody'), right);
    await bench.restart();
    await bench.ready();
    expect((await armed('forgotten'))?.schedule).toEqual(right);
    expect([await armed('leftover'), await armed('of-nobody')]).toEqual([null, null]);
  });

  it('is shown with when it fires next, and whether it will', async () => {
    await bench.put('/workflows/shown', {
      definition: scheduled({ cron: '30 9 * * *' }, 'x', { settings: { timezone: 'Asia/Tokyo' } }),
    });
    const draft = await bench.get('/workflows/shown/schedule');
    expect(draft).toMatchObject({
      status: 200,
      body: { schedule: { cron: '30 9 * * *', timezone: 'Asia/Tokyo' }, timezone: 'Asia/Tokyo', armed: false },
    });
    await bench.post('/workflows/shown/activate');
    const { body } = await bench.get('/workflows/shown/schedule');
    expect(body).toEqual({ ...draft.body, armed: true });
    const next = (body['next'] as number[]).map((at) => new Date(at).toISOString().slice(11));
    expect(next).toEqual(Array(5).fill('00:30:00.000Z'));
    await bench.schedules.remove(timer('shown'));
    expect((await bench.get('/workflows/shown/schedule')).body).toMatchObject({ armed: false });
  });

  it('is shown as none for a workflow that waits for events', async () => {
    await bench.put('/workflows/plain', { definition: aWorkflow(steps()) });
    expect((await bench.get('/workflows/plain/schedule')).body).toEqual({
      schedule: null,
      timezone: 'UTC',
      next: [],
      armed: false,
    });
    expect(await bench.get('/workflows/none/schedule')).toMatchObject({ status: 404 });
  });

  it('can be tried before it is saved, with its mistakes named by path', async () => {
    const preview = (body: object) => bench.post('/workflows/schedule/preview', body);
    const now = Date.now();
    const { body } = await preview({ schedule: { every: 'PT10M' } });
    const next = body['next'] as number[];
    expect(next.slice(1).map((at, i) => at - (next[i] ?? 0))).toEqual(Array(4).fill(600_000));
    expect(Math.abs((next[0] ?? 0) - now - 600_000)).toBeLessThan(5_000);
    const wrong: [object, string][] = [
      [{ schedule: { cron: '0 25 * * *' } }, 'schedule.cron'],
      [{ schedule: { every: 'PT1S' } }, 'schedule.every'],
      [{ schedule: { cron: '0 9 * * *' }, timezone: 'Berlin' }, 'timezone'],
    ];
    for (const [given, path] of wrong) {
      expect(await preview(given)).toMatchObject({
        status: 422,
        body: { code: 'InvalidWorkflow', errors: [{ path }] },
      });
    }
    await bench.put('/workflows/wrong', { definition: scheduled({ cron: 'now and then' }) });
    expect(await bench.get('/workflows/wrong/schedule')).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'trigger.schedule.cron' }] },
    });
  });

  it('is refused at activation when the server does not know its zone', async () => {
    const arming = bench.service().app.get(Arming);
    expect(
      await arming.problems('acme', 'martian', scheduled({ cron: '0 9 * * *', timezone: 'Mars/Olympus' })),
    ).toMatchObject([{ path: 'trigger.schedule', message: expect.stringContaining('knows no time zone') }]);
    expect(await arming.problems('acme', 'earthly', scheduled(nine))).toEqual([]);
    expect(await bench.schedules.list('schedules.trial.>')).toEqual([]);
  });

  it('that validation accepts is taken by the server', async () => {
    const part = (min: number, max: number) => {
      const number = fc.integer({ min, max });
      const range = fc.tuple(number, number).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`);
      const element = fc.oneof(
        number.map(String),
        range,
        fc.tuple(range, fc.integer({ min: 1, max: 9 })).map(([of, step]) => `${of}/${step}`),
        fc.constant('*/2'),
      );
      return fc.oneof(
        fc.constantFrom('*', '?'),
        fc.array(element, { minLength: 1, maxLength: 3 }).map((all) => all.join(',')),
      );
    };
    const crons = fc
      .tuple(part(0, 59), part(0, 23), part(1, 31), part(1, 12), part(0, 7))
      .map((fields) => fields.join(' '));
    await fc.assert(
      fc.asyncProperty(crons, async (cron) => {
        fc.pre(scheduleProblems({ cron }, '').length === 0);
        const specification = specificationOf(resolveSchedule({ cron }));
        await bench.schedules.arm(timer('any'), { ...specification, service: 'schedules', text: '' });
      }),
      { numRuns: 200 },
    );
    await bench.schedules.remove(timer('any'));
  }, 60_000);
});
