import { Controller } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  laneKey,
  lanesStream,
  listLostRuns,
  stepsStream,
  subjects,
  waitingRuns,
  type HistoryEntry,
  type ReplyOf,
  type RequestOf,
  type StepWaiting,
  type StuckRun,
} from '@fanfare/contracts';
import { Answers, Bus, joinFrames, provisionStream } from '@fanfare/bus';
import { MONGO } from '@fanfare/chassis';
import { eventually } from '@fanfare/testing';
import type { Connection } from 'mongoose';
import { TurnStore } from '../src/lost/turn.store.js';
import { openBench, type Bench } from './bench.js';
import { aHistory, aRunId } from './history.js';

/** In which runs somebody waits, and behind whom, or in which steps. A spec fills it. */
const waiting = new Map<string, string[]>();
const waitingIn = new Map<string, string[]>();

/** Stands for the orchestrator. */
@Controller()
class OrchestratorDesk {
  @Answers(waitingRuns)
  async among({ runs }: RequestOf<typeof waitingRuns>): Promise<ReplyOf<typeof waitingRuns>> {
    const behind = runs.flatMap((run) => (waiting.has(run) ? [{ run, behind: waiting.get(run) ?? [] }] : []));
    const inSteps = runs.flatMap((run) => (waitingIn.has(run) ? [{ run, behind: [], steps: waitingIn.get(run) ?? [] }] : [])); // prettier-ignore
    return { waiting: [...behind, ...inSteps] };
  }
}

// real: NATS, MongoDB, the service. fake: the orchestrator.
describe('a run that does not go on by itself', () => {
  let bench: Bench;
  beforeAll(async () => {
    const env = { LOST_RUNS_EVERY_MS: '50', LOST_RUNS_AFTER_MS: '100', LOST_RUNS_AT_ONCE: '20' };
    bench = await openBench({ env, controllers: [OrchestratorDesk] });
    await provisionStream(bench.nats.jsm, stepsStream('echo'), 1);
  });
  afterAll(() => bench.close());
  beforeEach(() => [waiting, waitingIn].forEach((one) => one.clear()));

  /** A run that has begun and is not over, and what its history says else. */
  async function open(more: (run: string) => HistoryEntry[] = () => [], workspace = 'acme'): Promise<string> {
    const run = aRunId();
    await bench.tell(...aHistory({ run, workspace }).slice(0, 2), ...more(run));
    await bench.run(run, ({ status }) => status === 'Running', workspace);
    return run;
  }

  const reports = async (workspace?: string): Promise<StuckRun[]> =>
    (await bench.requests.ask(listLostRuns, { limit: 200, ...(workspace !== undefined && { workspace }) })).runs;
  const report = async (id: string) => (await reports()).find(({ run }) => run.id === id);
  const found = (id: string) =>
    eventually(async () => {
      const stuck = await report(id);
      if (!stuck) throw new Error(`${id} is not reported`);
      return stuck;
    });
  /** When another run, which began later and is lost, has been found, these would have been found, too. */
  async function notFound(...runs: string[]): Promise<void> {
    await found(await open());
    expect((await reports()).filter(({ run }) => runs.includes(run.id))).toEqual([]);
  }
  async function metric(name: string, label = ''): Promise<number> {
    const lines = (await (await fetch(`${bench.service().url}/metrics`)).text()).split('\n');
    return Number(lines.find((line) => line.startsWith(`${name}{`) && line.includes(label))?.split(' ')[1]);
  }
  const arm = (run: string) =>
    bench.elsewhere(Bus).publishAt(Date.now() + 3_600_000, `${run}/0/s1/0`, 'orchestrator', { head: '{}' });

  it('is reported when its timer is gone', async () => {
    const run = await open();
    await arm(run);
    await notFound(run);
    await bench.elsewhere(Bus).cancelTimersOf([run]);
    expect(await found(run)).toMatchObject({
      standing: 'lost',
      letters: [],
      run: { id: run, status: 'Running', workflow: 'welcome' },
      lastFactAt: expect.any(Number),
    });
  });

  it('is shown in its own workspace and counted for those who watch', async () => {
    const run = await open(undefined, 'other');
    await found(run);
    expect((await reports('other')).map(({ run: { id } }) => id)).toEqual([run]);
    expect((await reports('acme')).map(({ run: { id } }) => id)).not.toContain(run);
    await eventually(async () => {
      expect(await metric('fanfare_lost_runs', 'lost')).toBeGreaterThan(0);
    });
  });

  it('is forgotten when it goes on, and when it is over', async () => {
    const [going, over] = [await open(), await open()];
    await found(going);
    await found(over);
    await arm(going);
    await bench.tell(...aHistory({ run: going }).slice(2, 3));
    await bench.tell(...aHistory({ run: over }).slice(2));
    await eventually(async () => expect([await report(going), await report(over)]).toEqual([undefined, undefined]));
    await notFound(going, over);
  });

  it('is not one in which somebody waits, or which is behind a run that goes on', async () => {
    const [waits, queued, ahead] = [await open(), await open(), await open()];
    await arm(ahead);
    waiting.set(waits, []).set(queued, [ahead]);
    await notFound(waits, queued, ahead);
  });

  it('is one that is behind runs that are over', async () => {
    const ahead = aRunId();
    await bench.tell(...aHistory({ run: ahead }));
    await bench.run(ahead, ({ status }) => status === 'Success');
    const queued = await open();
    waiting.set(queued, [ahead, 'unheard-of']);
    await found(queued);
  });

  it('is not one of which a step waits for a vendor, in a lane that is not empty', async () => {
    const { nats } = bench;
    await provisionStream(nats.jsm, lanesStream('connector-acme'), 1);
    const lane = { service: 'connector-acme', workspace: 'acme', app: 'main', endpoint: 'api' };
    const run = await open();
    const waits: StepWaiting = { kind: 'step.waiting', run, workspace: 'acme', at: Date.now(), branch: '0', node: 's2', visit: 0, action: 'AcmeCall', until: 0, reason: 'waiting for Acme', lane }; // prettier-ignore
    const subject = subjects.lane(lane.service, laneKey(lane));
    await nats.js.publish(subject, '{}');
    await bench.tell(waits);
    await notFound(run);
    await nats.jsm.streams.purge(lanesStream('connector-acme').name);
    await found(run);
  });

  it('is not one that waits for a run that it called', async () => {
    const called = aRunId();
    const call = (run: string): StepWaiting => ({
      kind: 'step.waiting',
      run,
      workspace: 'acme',
      at: Date.now(),
      branch: '0',
      node: 'call',
      visit: 0,
      action: 'CallWorkflow',
      until: Number.MAX_SAFE_INTEGER,
      reason: 'workflow other',
    });
    const caller = await open((run) => [call(run)]);
    await bench.tell(...aHistory({ run: called, event: `${caller}/0/call/0` }).slice(0, 1));
    await bench.run(called);
    await arm(called);
    await notFound(caller, called);
    await bench.tell(...aHistory({ run: called, event: `${caller}/0/call/0` }));
    await found(caller);
  });

  it('is one of which a branch has nothing to wait for, whatever another one waits for', async () => {
    const branch = (run: string): HistoryEntry => ({ kind: 'branch.split', run, workspace: 'acme', at: 1_700_000_000_100, branch: '0', node: 's1', into: 2 }); // prettier-ignore
    const [armed, waits, going] = [await open((run) => [branch(run)]), await open((run) => [branch(run)]), await open((run) => [branch(run)])]; // prettier-ignore
    const timer = (run: string, name: string) =>
      bench.elsewhere(Bus).publishAt(Date.now() + 3_600_000, `${run}/${name}/s2/0`, 'orchestrator', { head: '{}' });
    for (const run of [armed, going]) await timer(run, '0.0');
    waitingIn.set(waits, [`${waits}/0.1/s2/0`]).set(going, [`${going}/0.1/s2/0`]);
    await found(armed);
    await found(waits);
    await notFound(going);
    await timer(armed, '0.1');
    await eventually(async () => expect(await report(armed)).toBeUndefined());
  });

  it('is one whose branch was in a message that is gone, while another one waits', async () => {
    const { js, jsm } = bench.nats;
    const run = await open((id) => [{ kind: 'branch.split', run: id, workspace: 'acme', at: 1_700_000_000_100, branch: '0', node: 's1', into: 2 }]); // prettier-ignore
    await js.publish(subjects.step('echo', 'Echo'), joinFrames([`{"stepId":"${run}/0.1/s2/0"}`]));
    await bench.elsewhere(Bus).publishAt(Date.now() + 3_600_000, `${run}/0.0/s2/0`, 'orchestrator', { head: '{}' });
    const searches = await metric('fanfare_lost_runs_search_seconds_count');
    await eventually(async () => {
      expect(await metric('fanfare_lost_runs_search_seconds_count')).toBeGreaterThan(searches + 5);
    });
    expect(await report(run)).toBeUndefined();
    await jsm.streams.purge(stepsStream('echo').name);
    expect(await found(run)).toMatchObject({ standing: 'lost' });
  });

  it('was set aside when a dead letter holds its message', async () => {
    const run = await open();
    const item = `{"stepId":"${run}/0/s1/0"}\t{"run":{"id":"${run}"}}\t{}`;
    const where = { service: 'echo', stream: 'STEPS-echo', subject: 'steps.echo.Echo', seq: 1 };
    await bench.bury({ ...where, reason: 'bug', deliveries: 5, at: Date.now(), item });
    expect(await found(run)).toMatchObject({ standing: 'setAside', letters: [expect.any(Number)] });
  });

  it('is none while a message that is older than the search has not been handled', async () => {
    const { js, jsm } = bench.nats;
    await js.publish(subjects.step('echo', 'Echo'), joinFrames(['{}']));
    const run = await open();
    // Five other searches have come to their end, which is one more than it takes.
    const searches = await metric('fanfare_lost_runs_search_seconds_count');
    await eventually(async () => {
      expect(await metric('fanfare_lost_runs_search_seconds_count')).toBeGreaterThan(searches + 5);
    });
    expect(await report(run)).toBeUndefined();
    await jsm.streams.purge(stepsStream('echo').name);
    await found(run);
  });

  it('is found among more runs than one search looks at', async () => {
    const runs = await Promise.all(Array.from({ length: 50 }, () => open()));
    await Promise.all(runs.slice(0, 45).map(arm));
    for (const run of runs.slice(45)) await found(run);
    expect((await reports()).filter(({ run }) => runs.slice(0, 45).includes(run.id))).toEqual([]);
  });

  it('is looked for by one replica at a time, each behind the one before', async () => {
    const turns = new TurnStore(bench.service().app.get<Connection>(MONGO).useDb('turns'));
    const takes = (now: number) => Promise.all([1, 2, 3, 4].map(() => turns.take(now, now + 100)));
    const after = { id: 'r', lastFactAt: 7 };
    expect((await takes(1_000)).filter((turn) => turn)).toEqual([{ after: null }]);
    expect((await takes(1_099)).filter((turn) => turn)).toEqual([]);
    await turns.leave(1_050, after);
    expect((await takes(1_050)).filter((turn) => turn)).toEqual([{ after }]);
  });
});
