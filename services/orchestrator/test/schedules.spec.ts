// real: NATS, the orchestrator. The test arms schedules as management-api does.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { streams, subjects, type ArmedSchedule, type ScheduleDue } from '@fanfare/contracts';
import { Schedules } from '@fanfare/bus';
import { specificationOf } from '@fanfare/engine';
import { aWorkflow, eventually } from '@fanfare/testing';
import { decodeToken } from '../src/token-cargo.js';
import { World } from './world.js';

const second = 1_000;
const echo = { one: { action: 'Echo', input: {} } };
const eachSecond: ArmedSchedule = { cron: '* * * * * *', timezone: 'UTC' };

describe('a schedule', () => {
  let world: World;
  let jsm: JetStreamManager;
  let schedules: Schedules;

  beforeAll(async () => {
    world = await World.open();
    jsm = await jetstreamManager(world.nc);
    schedules = new Schedules({ connection: world.nc, js: world.js, jsm });
  });
  afterAll(() => world.close());

  /** A workflow in force with an armed schedule. Validation would not let one fire each second. */
  const arm = async (workflow: string, schedule: ArmedSchedule) => {
    const trigger = { type: 'Schedule.Fired' as const, schedule };
    await world.publishWorkflow(workflow, aWorkflow(echo, { trigger }));
    const text = JSON.stringify({ workspace: 'acme', workflow, schedule } satisfies ScheduleDue);
    const subject = subjects.scheduleTimer('acme', workflow);
    await schedules.arm(subject, { ...specificationOf(schedule), service: 'schedules', text });
    return { disarm: () => schedules.remove(subject) };
  };
  /** The runs of a workflow that have come to their step, and the instants that their schedule fired for. */
  const started = (workflow: string) =>
    world.commands.flatMap(({ cargo }) => {
      const token = decodeToken(cargo);
      if ('error' in token) throw new Error(token.error);
      const { run, data } = token.value;
      return run.workflow === workflow ? [{ run: run.id, at: Date.parse(data.trigger.occurredAt) }] : [];
    });
  const atLeast = (workflow: string, count: number) =>
    eventually(() => {
      const runs = started(workflow);
      expect(runs.length).toBeGreaterThanOrEqual(count);
      return runs;
    });
  const firedSince = (workflow: string, since: number, count: number) =>
    eventually(() => {
      const runs = started(workflow).filter(({ at }) => at > since);
      expect(runs.length).toBeGreaterThanOrEqual(count);
      return runs;
    });
  /** A run for each second, told once or more. A busy machine may make nats-server leave a second out. */
  const expectWholeSeconds = (runs: { run: string; at: number }[]) => {
    expect(runs.filter(({ at }) => at % second !== 0)).toEqual([]);
    expect(new Set(runs.map(({ at }) => at)).size).toBe(new Set(runs.map(({ run }) => run)).size);
  };
  const waiting = async () => {
    const { state } = await jsm.streams.info(streams.schedules.name, { subjects_filter: subjects.fired('schedules') });
    return state.subjects?.[subjects.fired('schedules')] ?? 0;
  };

  it('starts a run each time it fires, and each of them once', async () => {
    const { disarm } = await arm('each-second', eachSecond);
    const runs = await atLeast('each-second', 4);
    await disarm();
    expectWholeSeconds(runs);
  });

  it('with an interval starts runs at that distance', async () => {
    const { disarm } = await arm('interval', { every: 'PT1S' });
    const runs = await atLeast('interval', 3);
    await disarm();
    expectWholeSeconds(runs);
  });

  it('fires when it is that time in its own zone, and not when it is in ours', async () => {
    // Its clock shows other minutes than ours.
    const timezone = 'Asia/Kathmandu';
    const at = Math.ceil((Date.now() + 3 * second) / second) * second;
    const there = new Date(at + 5.75 * 3_600 * second);
    const cron = `${there.getUTCSeconds()} ${there.getUTCMinutes()} ${there.getUTCHours()} * * *`;
    const zoned = await arm('zoned', { cron, timezone });
    const here = await arm('here', { cron, timezone: 'UTC' });
    const marker = await arm('after', eachSecond);
    await firedSince('after', at + second, 1);
    await Promise.all([zoned, here, marker].map(({ disarm }) => disarm()));
    expect(started('zoned').map((run) => run.at)).toEqual([at]);
    expect(started('here')).toEqual([]);
  });

  it('starts no run of another workflow, nor one that listens to the same trigger', async () => {
    const other = aWorkflow(echo, { trigger: { type: 'Schedule.Fired', schedule: eachSecond } });
    await world.publishWorkflow('bystander', other);
    const { disarm } = await arm('only-mine', eachSecond);
    await atLeast('only-mine', 2);
    await disarm();
    expect(started('bystander')).toEqual([]);
  });

  it('loses no firing while the orchestrator is away', async () => {
    const { disarm } = await arm('patient', eachSecond);
    const { length: before } = await atLeast('patient', 1);
    await world.without(() => eventually(async () => expect(await waiting()).toBeGreaterThanOrEqual(3)));
    const runs = await atLeast('patient', before + 3);
    await disarm();
    expectWholeSeconds(runs);
  });

  it('starts one run although nats-server, after a crash, fires again what it had fired', async () => {
    const soon = new Date(Date.now() + 5 * second).getUTCSeconds();
    const { disarm } = await arm('minutely', { cron: `${soon} * * * * *`, timezone: 'UTC' });
    const marker = await arm('marker', eachSecond);
    // Stopped in peace it notes what is ahead; killed after that has fired, it believes its note.
    await world.servers.nats.restart();
    await atLeast('minutely', 1);
    await world.servers.nats.kill();
    await world.servers.nats.restart();
    await firedSince('marker', Date.now(), 2);
    await Promise.all([disarm(), marker.disarm()]);
    expect(new Set(started('minutely').map(({ run }) => run)).size).toBe(1);
  });

  it('goes on after a crash of nats-server, and no firing counts twice', async () => {
    const { disarm } = await arm('survivor', eachSecond);
    const before = await atLeast('survivor', 2);
    await world.servers.nats.kill();
    await world.servers.nats.restart();
    const after = await firedSince('survivor', Date.now(), 3);
    await disarm();
    expectWholeSeconds([...before, ...after]);
  });
});
