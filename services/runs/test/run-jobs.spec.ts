import { Controller } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  cancelPendingStarts,
  countWaiting,
  endRuns,
  getRunJob,
  listPendingStarts,
  previewRunJob,
  replayBranches,
  replayRuns,
  runAnew,
  startAnew,
  startRunJob,
  stopRunJob,
  subjects,
  type HistoryEntry,
  type PendingStart,
  type ReplyOf,
  type RequestOf,
  type RunJob,
} from '@fanfare/contracts';
import { Answers, Bus, RequestRefused } from '@fanfare/bus';
import { eventually } from '@fanfare/testing';
import { openBench, type Bench } from './bench.js';
import { aHistory, aRunId } from './history.js';

/** What was asked for, and what is to go wrong. Specs read and fill it. */
const desk = {
  ended: [] as string[],
  pending: [] as PendingStart[],
  pendingAsked: [] as RequestOf<typeof listPendingStarts>[],
  reasons: new Set<string>(),
  tokens: [] as string[],
  anew: [] as RequestOf<typeof startAnew>[],
  pages: 0,
  atPage: (() => undefined) as (page: number) => void | Promise<void>,
};

/** Stands for the orchestrator. */
@Controller()
class OrchestratorDesk {
  @Answers(endRuns)
  async end({ runs, reason }: RequestOf<typeof endRuns>): Promise<ReplyOf<typeof endRuns>> {
    await desk.atPage(++desk.pages);
    desk.ended.push(...runs);
    desk.reasons.add(`${reason.kind} ${reason.message}`);
    return { ended: runs.length };
  }

  @Answers(replayBranches)
  async replay({ tokens }: RequestOf<typeof replayBranches>): Promise<ReplyOf<typeof replayBranches>> {
    desk.tokens.push(...tokens);
    return { replayed: tokens.map((token) => (JSON.parse(token.split('\t')[0] ?? '') as { run: string }).run), refused: [] };
  }

  @Answers(listPendingStarts)
  async list(asked: RequestOf<typeof listPendingStarts>): Promise<ReplyOf<typeof listPendingStarts>> {
    desk.pendingAsked.push(asked);
    const of = desk.pending.filter(({ workflow }) => workflow === asked.workflow);
    return { starts: of.slice(0, asked.limit), next: null, total: of.length };
  }

  @Answers(cancelPendingStarts)
  async cancel({ runs }: RequestOf<typeof cancelPendingStarts>): Promise<ReplyOf<typeof cancelPendingStarts>> {
    const cancelled = desk.pending.flatMap(({ run }) => (runs.includes(run) ? [run] : []));
    desk.pending = desk.pending.filter(({ run }) => !runs.includes(run));
    return { cancelled };
  }

  @Answers(startAnew)
  async anew(asked: RequestOf<typeof startAnew>): Promise<ReplyOf<typeof startAnew>> {
    desk.anew.push(asked);
    return { run: `${asked.of}-${asked.request}` };
  }
} // prettier-ignore

// real: NATS, MongoDB, the service. fake: the orchestrator.
describe('many runs at once', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench({ env: { RUN_JOBS_EVERY_MS: '50' }, controllers: [OrchestratorDesk] });
  });
  afterAll(() => bench.close());
  beforeEach(() => {
    Object.assign(desk, {
      ended: [],
      pending: [],
      pendingAsked: [],
      reasons: new Set(),
      tokens: [],
      anew: [],
      pages: 0,
      atPage: () => undefined,
    });
  });

  /** So many runs of a workflow, under way. */
  async function open(workflow: string, runs: number, given: { version?: number } = {}): Promise<string[]> {
    const ids = Array.from({ length: runs }, () => aRunId());
    await tell(ids.flatMap((run, i) => aHistory({ run, workflow, at: 1_700_000_000_000 + i, ...given }).slice(0, 2)));
    await bench.run(ids.at(-1) ?? '', ({ status }) => status === 'Running');
    return ids;
  }
  async function tell(entries: HistoryEntry[]): Promise<void> {
    for (let i = 0; i < entries.length; i += 400) await bench.tell(...entries.slice(i, i + 400));
  }
  /** A run that failed, and the token that its failed branch left. */
  async function failed(token = true, given: Partial<Parameters<typeof aHistory>[0]> = {}): Promise<string> {
    const run = aRunId();
    const [end, ...others] = aHistory({ run, ...given }, [{}], { failed: true }).reverse();
    await bench.tell(...others);
    const cargo = `{"run":"${run}"}\t{"id":"event-of-${run}"}`;
    const frame = { head: JSON.stringify(end), ...(token && { cargo }) };
    await bench.elsewhere(Bus).publish(subjects.history('acme'), frame);
    await bench.run(run, ({ status }) => status === 'Failed');
    return run;
  }
  const begin = async (asked: Omit<RequestOf<typeof startRunJob>, 'workspace' | 'id'>, id = aRunId()) =>
    (await bench.requests.ask(startRunJob, { workspace: 'acme', id, ...asked })).job;
  const over = (id: string, status: RunJob['status'] = 'Finished') =>
    eventually(async () => {
      const { job } = await bench.requests.ask(getRunJob, { workspace: 'acme', id });
      if (job?.status !== status) throw new Error(`job ${id} is not over: ${JSON.stringify(job)}`);
      return job;
    });
  const cancelOf = (workflow: string) => ({ kind: 'cancel', filter: { workflow }, reason: 'enough' }) as const;

  it('are cancelled, each once, and counted', async () => {
    const ids = await open('many', 450);
    await open('others', 1);
    const ended = aHistory({ workflow: 'many' });
    await bench.tell(...ended);
    await bench.run(ended[0]?.run ?? '', ({ status }) => status === 'Success');
    const asked = { workspace: 'acme', ...cancelOf('many') };
    expect(await bench.requests.ask(previewRunJob, asked)).toEqual({ runs: 450 });
    const { id } = await begin(cancelOf('many'));
    expect(await over(id)).toMatchObject({ expected: 450, done: 450, refused: 0, waitsFor: null });
    expect(desk.ended.toSorted()).toEqual(ids.toSorted());
    expect([...desk.reasons]).toEqual(['cancelled enough']);
  });

  it('are cancelled together with those that wait for the date they begin at', async () => {
    const [run] = await open('dated', 1);
    const start = { workflow: 'dated', version: 1, event: 'e', trigger: 'Form.Received', site: null, card: null, acceptedAt: 1, dueAt: 2 };
    desk.pending = Array.from({ length: 250 }, () => ({ run: aRunId(), ...start }));
    expect(await bench.requests.ask(previewRunJob, { workspace: 'acme', ...cancelOf('dated') })).toEqual({ runs: 251 });
    const { id } = await begin(cancelOf('dated'));
    expect(await over(id)).toMatchObject({ expected: 251, done: 251, refused: 0 });
    expect([desk.pending, desk.ended]).toEqual([[], [run]]);
    expect(desk.pendingAsked.at(-1)).toMatchObject({ workspace: 'acme', workflow: 'dated', to: expect.any(Number) });
  }); // prettier-ignore

  it('go on where they were when the service stops in the middle, and wait for who is away', async () => {
    const ids = await open('interrupted', 450);
    const stopped = Promise.withResolvers<void>();
    desk.atPage = (page) => {
      if (page === 2) stopped.resolve();
      if (page === 2) throw new Error('away');
    };
    const { id } = await begin(cancelOf('interrupted'));
    await stopped.promise;
    await bench.restart();
    expect(await over(id)).toMatchObject({ done: 450 });
    expect(new Set(desk.ended)).toEqual(new Set(ids));
    expect(desk.ended).toHaveLength(450);
  });

  it('begin once, however often they are asked for, and stop when a person says so', async () => {
    await open('stopped', 450);
    const id = aRunId();
    const asked = Promise.withResolvers<void>();
    desk.atPage = async () => {
      await bench.requests.ask(stopRunJob, { workspace: 'acme', id });
      asked.resolve();
    };
    await begin(cancelOf('stopped'), id);
    await asked.promise;
    await begin(cancelOf('stopped'), id);
    expect(await over(id, 'Stopped')).toMatchObject({ expected: 450 });
    expect(desk.pages).toBe(1);
    expect((await bench.requests.ask(getRunJob, { workspace: 'other', id })).job).toBeNull();
  });

  it('leave alone what started later, and do not miss what the history learns of later', async () => {
    const late = aRunId();
    const now = Date.now();
    const { id } = await begin(cancelOf('catching'));
    await bench.tell(...aHistory({ run: late, workflow: 'catching', at: now - 1_000 }).slice(0, 2));
    await bench.tell(...aHistory({ workflow: 'catching', at: now + 60_000 }).slice(0, 2));
    expect(await over(id)).toMatchObject({ expected: 0, done: 1 });
    expect(desk.ended).toEqual([late]);
  });

  it('end with the version that was replaced', async () => {
    const old = await open('replaced', 2, { version: 1 });
    await open('replaced', 1, { version: 2 });
    const { id } = await begin({ kind: 'exit', filter: { workflow: 'replaced', versionBelow: 2 } });
    await over(id);
    expect(desk.ended.toSorted()).toEqual(old.toSorted());
  });

  it('end with the version that people went back from, but those not that go on with the older one meanwhile', async () => {
    const [stays = ''] = await open('undone', 1, { version: 1 });
    const [moved = '', back = ''] = await open('undone', 2, { version: 1 });
    const [replaced = ''] = await open('undone', 1, { version: 2 });
    const moves = (run: string, version: number, at: number): HistoryEntry => ({ kind: 'run.moved', run, workspace: 'acme', at, version }); // prettier-ignore
    await bench.tell(moves(moved, 2, 1), moves(back, 2, 1), moves(back, 1, 2));
    await bench.run(back, ({ moved }) => moved?.version === 1);
    const { id } = await begin({ kind: 'exit', filter: { workflow: 'undone', versionNot: 1 } });
    await over(id);
    expect(desk.ended.toSorted()).toEqual([moved, replaced].toSorted());
    expect(desk.ended).not.toContain(stays);
  });

  it('are tried again from where they failed, or refused with the reason', async () => {
    const [good, bare] = [await failed(), await failed(false)];
    const [running = ''] = await open('running', 1);
    const answer = await bench.requests.ask(replayRuns, { workspace: 'acme', runs: [good, bare, running, 'nobody'] });
    expect(answer.replayed).toEqual([good]);
    expect(new Map(answer.refused.map(({ run, because }) => [run, because]))).toEqual(
      new Map([
        [bare, 'what its failed step knew was too large to keep; start it anew'],
        [running, 'it is under way'],
        ['nobody', 'it is not there'],
      ]),
    );
    expect(desk.tokens).toEqual([`{"run":"${good}"}\t{"id":"event-of-${good}"}`]);
    expect((await bench.requests.ask(replayRuns, { workspace: 'other', runs: [good] })).replayed).toEqual([]);
  });

  it('are tried again with more failed items than one request takes, items before their ForEach', async () => {
    const run = aRunId();
    const [started] = aHistory({ run });
    const branches = ['0', ...Array.from({ length: 450 }, (_, i) => `0.${i}@f`)];
    await bench.tell(started!);
    for (const branch of branches) {
      const node = branch === '0' ? 'f' : 'i';
      const end = { kind: 'branch.ended', run, workspace: 'acme', at: 1_700_000_000_500, branch, node, exit: 'Failure', failed: true }; // prettier-ignore
      const frame = { head: JSON.stringify(end), cargo: `{"run":"${run}","branch":"${branch}"}\t{}` };
      void bench.elsewhere(Bus).publish(subjects.history('acme'), frame);
    }
    await bench.run(run, ({ branches: known }) => known.length === 451);
    const answer = await bench.requests.ask(replayRuns, { workspace: 'acme', runs: [run] });
    expect(answer).toEqual({ replayed: [run], refused: [] });
    expect(desk.tokens).toHaveLength(451);
    expect(desk.tokens.at(-1)).toBe(`{"run":"${run}","branch":"0"}\t{}`);
  });

  it('are tried again from their last try, also when the end of an earlier one is told later', async () => {
    const run = await failed();
    const where = { run, workspace: 'acme', branch: '0', node: 's0' };
    const ends = (at: number, replay?: number) => ({ kind: 'branch.ended', ...where, at, exit: 'Failure', failed: true, ...(replay && { replay }) }); // prettier-ignore
    await bench.tell({ kind: 'branch.replayed', ...where, at: 1_700_000_002_000, replay: 1 });
    for (const [end, name] of [
      [ends(1_700_000_003_000, 1), 'second'],
      [ends(1_700_000_009_000), 'first'],
    ] as const) {
      const frame = { head: JSON.stringify(end), cargo: `{"run":"${run}","try":"${name}"}\t{}` };
      await bench.elsewhere(Bus).publish(subjects.history('acme'), frame);
    }
    await bench.run(run, ({ status, branches: [branch] }) => status === 'Failed' && branch?.endedAfter === 1);
    await bench.requests.ask(replayRuns, { workspace: 'acme', runs: [run] });
    expect(desk.tokens).toEqual([`{"run":"${run}","try":"second"}\t{}`]);
  });

  it('are done once more with the event as it was stored', async () => {
    const log = bench.elsewhere(Bus);
    const event = { id: aRunId(), type: 'Card.CoverClicked', workspaceId: 'acme', occurredAt: '2026-11-01T09:00:00Z', acceptedAt: 1, data: {} }; // prettier-ignore
    await log.publish(subjects.event('acme', 'Card.CoverClicked'), { head: JSON.stringify(event) });
    const run = await failed(true, { version: 3, event: event.id });
    const called = await failed(true, { trigger: 'Workflow.Called' });
    const forgotten = await failed();
    const question = { workspace: 'acme', runs: [run, called, forgotten], by: 'same' as const, request: 'again' };
    const answer = await bench.requests.ask(runAnew, question);
    expect(answer).toEqual({
      started: [{ run, as: `${run}-again` }],
      refused: [
        { run: called, because: 'a step of another run called it; start that run anew' },
        { run: forgotten, because: 'its event is not among those that are kept' },
      ],
    });
    expect(desk.anew).toMatchObject([{ version: 3, of: run, request: 'again' }]);
    expect(JSON.parse(desk.anew[0]?.event ?? '')).toEqual(event);
    const { id } = await begin({ kind: 'anew', by: 'active', filter: { version: 3, event: event.id } });
    expect(await over(id)).toMatchObject({ done: 1 });
    expect(desk.anew.at(-1)).toMatchObject({ version: null, request: id });
  });

  it('are counted where they wait', async () => {
    const [one = '', two = ''] = await open('waiting', 3);
    const until = Date.now() + 60_000;
    const waits = (run: string): HistoryEntry => ({
      kind: 'step.waiting', run, workspace: 'acme', at: until - 60_000, branch: '0', node: 'nap', visit: 0, action: 'Delay', until, reason: 'delay',
    }); // prettier-ignore
    await bench.tell(waits(one), waits(two));
    const counted = () => bench.requests.ask(countWaiting, { workspace: 'acme', workflow: 'waiting' });
    await eventually(async () => expect(await counted()).toEqual({ waiting: [{ version: 1, node: 'nap', runs: 2 }] }));
    await bench.tell({ kind: 'run.moved', run: two, workspace: 'acme', at: until, version: 2 });
    await eventually(async () => {
      const both = [2, 1].map((version) => ({ version, node: 'nap', runs: 1 }));
      expect(await counted()).toEqual({ waiting: both });
    });
    await bench.tell({ kind: 'run.moved', run: one, workspace: 'acme', at: until, version: 2 });
    await eventually(async () => expect(await counted()).toEqual({ waiting: [{ version: 2, node: 'nap', runs: 2 }] }));
    await bench.tell(...aHistory({ run: one, workflow: 'waiting' }));
    await eventually(async () => expect(await counted()).toEqual({ waiting: [{ version: 2, node: 'nap', runs: 1 }] }));
  });

  it('refuse what is no job', async () => {
    const nonsense = { kind: 'delete', filter: {} } as unknown as Parameters<typeof begin>[0];
    await expect(begin(nonsense)).rejects.toBeInstanceOf(RequestRefused);
  });
});
