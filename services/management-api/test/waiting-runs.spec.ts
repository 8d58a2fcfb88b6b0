import { Controller } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  countWaiting,
  previewRunJob,
  startRunJob,
  versionToMoveTo,
  type ReplyOf,
  type RequestOf,
  type Step,
} from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { aWorkflow } from '@fanfare/testing';
import { openBench, type Bench } from './bench.js';

/** What was asked of the service runs, and what it knows. */
const desk = {
  jobs: new Map<string, RequestOf<typeof startRunJob>>(),
  waiting: [] as ReplyOf<typeof countWaiting>['waiting'],
  previewed: [] as RequestOf<typeof previewRunJob>[],
  isAway: false,
};

/** Stands for the service runs. */
@Controller()
class RunsDesk {
  @Answers(startRunJob)
  async start(asked: RequestOf<typeof startRunJob>): Promise<ReplyOf<typeof startRunJob>> {
    if (desk.isAway) throw new Error('away');
    desk.jobs.set(asked.id, asked);
    const { workspace, id, kind, filter, by = 'same' } = asked;
    const none = { expected: 0, done: 0, refused: 0, refusals: [], waitsFor: null };
    return { job: { workspace, id, kind, filter, by, status: 'Running', startedAt: 1, finishedAt: null, ...none } };
  }

  @Answers(previewRunJob)
  async preview(asked: RequestOf<typeof previewRunJob>): Promise<ReplyOf<typeof previewRunJob>> {
    desk.previewed.push(asked);
    return { runs: 7 };
  }

  @Answers(countWaiting)
  async count(): Promise<ReplyOf<typeof countWaiting>> {
    return { waiting: desk.waiting };
  }
}

const echo: Step = { action: 'Echo', input: { value: 'x' } };
const nap = (next?: string): Step => ({ action: 'Delay', input: { for: 'PT1H' }, ...(next && { next: { Success: next } }) }); // prettier-ignore

// real: NATS, MongoDB, the API. fake: the service runs.
describe('runs that wait when another version is put in force', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench([RunsDesk]);
    await bench.ready();
  });
  afterAll(() => bench.close());
  beforeEach(() => void Object.assign(desk, { jobs: new Map(), waiting: [], previewed: [], isAway: false }));

  const save = (id: string, steps: Record<string, Step>) =>
    bench.put(`/workflows/${id}`, { definition: aWorkflow(steps) });
  const publish = async (id: string, steps: Record<string, Step>, waitingRuns?: string) => {
    await save(id, steps);
    const answer = await bench.post(`/workflows/${id}/activate`, waitingRuns ? { waitingRuns } : {});
    expect(answer).toMatchObject({ status: 200 });
  };
  const movesTo = async (id: string, run: { version: number; startedAt: number }) => {
    const head = await bench.head(id);
    return head && versionToMoveTo(head, run);
  };

  it('move to the version that was published for them, also after a pause', async () => {
    await publish('moving', { nap: nap('one'), one: echo });
    const run = { version: 1, startedAt: Date.now() };
    await publish('moving', { nap: nap('two'), two: echo }, 'move');
    expect(await movesTo('moving', run)).toBe(2);
    await bench.post('/workflows/moving/pause');
    await bench.post('/workflows/moving/resume');
    expect(await movesTo('moving', run)).toBe(2);
    await publish('moving', { nap: nap('three'), three: echo });
    expect(await movesTo('moving', run)).toBe(2);
    await bench.post('/workflows/moving/rollback', { version: 1 });
    expect(await movesTo('moving', run)).toBeNull();
    await bench.post('/workflows/moving/rollback', { version: 1, waitingRuns: 'move' });
    expect(await movesTo('moving', { version: 3, startedAt: run.startedAt })).toBe(1);
  });

  it('end when people go back to an older version and say so, whichever version they have', async () => {
    await publish('undone', { nap: nap() });
    await publish('undone', { nap: nap('one'), one: echo });
    const answer = await bench.post('/workflows/undone/rollback', { version: 1, waitingRuns: 'exit' });
    const { from } = (answer.body as { activations: { from: number }[] }).activations.at(-1) ?? {};
    expect([...desk.jobs.values()]).toMatchObject([
      { kind: 'exit', filter: { workflow: 'undone', versionNot: 1, to: from }, reason: 'version 1 was put in force' },
    ]);
  });

  it('end although nobody could be asked for it until the workflow had been paused and resumed', async () => {
    await publish('patient', { nap: nap() });
    desk.isAway = true;
    await publish('patient', { nap: nap('one'), one: echo }, 'exit');
    await bench.post('/workflows/patient/pause');
    await bench.post('/workflows/patient/resume');
    desk.isAway = false;
    await bench.restart();
    await bench.ready();
    const ofPatient = [...desk.jobs.values()].filter(({ filter }) => filter.workflow === 'patient');
    expect(ofPatient).toMatchObject([{ filter: { versionNot: 2 } }]);
  });

  it('are held, end or go on, as somebody says, when their workflow is archived', async () => {
    await publish('closed', { nap: nap() });
    await bench.post('/workflows/closed/pause', { runs: 'hold' });
    expect(await bench.post('/workflows/closed/archive')).toMatchObject({
      status: 409,
      body: { code: 'Conflict', errors: [{ path: 'runs', message: expect.stringContaining('exit') }] },
    });
    expect(await bench.post('/workflows/closed/archive', { runs: 'exit' })).toMatchObject({
      status: 200,
      body: { status: 'Archived', held: false },
    });
    expect(await bench.head('closed')).toMatchObject({ held: true });
    expect([...desk.jobs.values()]).toMatchObject([
      { kind: 'cancel', filter: { workflow: 'closed' }, reason: 'the workflow was archived' },
    ]);
    await publish('drained', { nap: nap() });
    await bench.post('/workflows/drained/pause', { runs: 'hold' });
    expect(await bench.post('/workflows/drained/archive', { runs: 'drain' })).toMatchObject({ status: 200 });
    expect((await bench.head('drained'))?.held).toBeUndefined();
    expect(desk.jobs.size).toBe(1);
  });

  it('are counted before: how many would end, and which of them can move', async () => {
    const loop: Step = { action: 'ForEach', input: { items: [1, 2] }, each: 'item' };
    await publish('weighed', { nap: nap('gone'), gone: nap('turned'), turned: nap('call'), call: { ...echo, next: { Success: 'loop' } }, loop, item: nap() }); // prettier-ignore
    const after = { nap: nap('turned'), turned: { ...echo, next: { Success: 'call' } }, call: { ...echo, next: { Success: 'loop' } }, loop, item: nap() }; // prettier-ignore
    await save('weighed', after);
    desk.waiting = ['nap', 'gone', 'turned', 'call', 'item'].map((node, i) => ({ version: 1, node, runs: i + 1 }));
    const { status, body } = await bench.get('/workflows/weighed/consequences');
    expect({ status, body }).toMatchObject({ status: 200, body: { version: null, underWay: 7 } });
    expect(body['waiting']).toEqual([
      { version: 1, node: 'nap', runs: 1, move: 'yes' },
      { version: 1, node: 'gone', runs: 2, move: 'no', because: 'the other version has no step gone' },
      {
        version: 1,
        node: 'turned',
        runs: 3,
        move: 'no',
        because: 'turned is a Echo in the other version, not a Delay',
      },
      { version: 1, node: 'call', runs: 4, move: 'later', because: expect.stringContaining('wait for an answer') },
      { version: 1, node: 'item', runs: 5, move: 'no', because: expect.stringContaining('ForEach') },
    ]);
    expect(desk.previewed).toMatchObject([{ kind: 'exit', filter: { workflow: 'weighed', versionNot: 2 } }]);
    await publish('weighed', after);
    expect((await bench.get('/workflows/weighed/consequences')).body).toMatchObject({ version: 2 });
    expect((await bench.get('/workflows/weighed/consequences?version=1')).body).toEqual({ version: 1, underWay: 7, waiting: [] }); // prettier-ignore
    expect(await bench.get('/workflows/weighed/consequences?version=3')).toMatchObject({ status: 404 });
  });
});
