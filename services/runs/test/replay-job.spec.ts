import { Controller } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  getRunJob,
  maxRunsPerRequest,
  replayBranches,
  startRunJob,
  subjects,
  type ReplyOf,
  type RequestOf,
  type RunJob,
} from '@fanfare/contracts';
import { Answers, Bus } from '@fanfare/bus';
import { eventually } from '@fanfare/testing';
import { openBench, type Bench } from './bench.js';
import { aHistory, aRunId } from './history.js';

const runs = maxRunsPerRequest + 50;
const refusedEach = 10;

/** What was tried again, and what happens before an answer. Specs read and fill it. */
const desk = {
  tried: [] as string[],
  before: (() => undefined) as (asked: number) => void | Promise<void>,
};

/** Stands for the orchestrator. It refuses the first runs of each request. */
@Controller()
class OrchestratorDesk {
  @Answers(replayBranches)
  async replay({ tokens }: RequestOf<typeof replayBranches>): Promise<ReplyOf<typeof replayBranches>> {
    await desk.before(desk.tried.length);
    const asked = tokens.map((token) => (JSON.parse(token.split('\t')[0] ?? '') as { run: string }).run);
    desk.tried.push(...asked);
    const refused = asked.slice(0, refusedEach).map((run) => ({ run, because: 'it is not known any more' }));
    return { replayed: asked.slice(refusedEach), refused };
  }
}

// real: NATS, MongoDB, the service. fake: the orchestrator.
describe('runs that failed', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench({ env: { RUN_JOBS_EVERY_MS: '50' }, controllers: [OrchestratorDesk] });
  });
  afterAll(() => bench.close());

  async function failed(workflow: string, count: number): Promise<string[]> {
    const ids = Array.from({ length: count }, () => aRunId());
    const bus = bench.elsewhere(Bus);
    for (const run of ids) {
      for (const entry of aHistory({ run, workflow }, [{}], { failed: true })) {
        const cargo = entry.kind === 'branch.ended' ? `{"run":"${run}"}\t{}` : undefined;
        void bus.publish(subjects.history('acme'), { head: JSON.stringify(entry), ...(cargo && { cargo }) });
      }
    }
    for (const run of ids) await bench.run(run, ({ status }) => status === 'Failed');
    return ids;
  }
  const jobOf = async (id: string): Promise<RunJob | null> =>
    (await bench.requests.ask(getRunJob, { workspace: 'acme', id })).job;

  it('are tried again by a filter, each once, and it is seen how far that has come and who was refused why', async () => {
    const ids = await failed('sorry', runs);
    const [other] = await failed('other', 1);
    const ended = aHistory({ workflow: 'sorry' });
    await bench.tell(...ended);
    await bench.run(ended[0]?.run ?? '', ({ status }) => status === 'Success');
    const id = aRunId();
    const midway: (RunJob | null)[] = [];
    desk.before = async () => void midway.push(await jobOf(id));
    await bench.requests.ask(startRunJob, { workspace: 'acme', id, kind: 'replay', filter: { workflow: 'sorry' } });
    const job = await eventually(async () => {
      const found = await jobOf(id);
      if (found?.status !== 'Finished') throw new Error(JSON.stringify(found));
      return found;
    });
    const whole = maxRunsPerRequest - refusedEach;
    expect(midway).toMatchObject([
      { status: 'Running', expected: runs, done: 0, refused: 0 },
      { status: 'Running', expected: runs, done: whole, refused: refusedEach },
    ]);
    expect(job).toMatchObject({ expected: runs, done: runs - 2 * refusedEach, refused: 2 * refusedEach });
    expect(new Set(job.refusals.map(({ because }) => because))).toEqual(new Set(['it is not known any more']));
    expect(desk.tried.toSorted()).toEqual(ids.toSorted());
    expect(desk.tried).not.toContain(other);
  });
});
