import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  countRuns,
  getRun,
  getRuns,
  listDeadLetters,
  listRuns,
  settleDeadLetters,
  type DeadLetter,
  type RequestOf,
} from '@fanfare/contracts';
import { eventually } from '@fanfare/testing';
import { openBench, type Bench } from './bench.js';
import { aHistory } from './history.js';

// real: NATS, MongoDB, the service. fake: the orchestrator.
describe('questions about runs', () => {
  let bench: Bench;
  const t0 = 1_700_000_000_000;

  beforeAll(async () => {
    bench = await openBench();
    const runs = Array.from({ length: 30 }, (_, i) => {
      // Five runs start in each instant: a page may end between two of them.
      const given = {
        run: `r${String(i).padStart(2, '0')}`,
        at: t0 + Math.floor(i / 5) * 1_000,
        workflow: i % 2 ? 'odd' : 'even',
        contact: `c${i % 3}`,
        site: i < 3 ? 's1' : null,
      };
      return aHistory(given, [{}], { failed: i % 10 === 0 });
    });
    await bench.tell(...runs.flat().slice(0, 45));
    await bench.tell(...runs.flat().slice(45));
    await bench.tell(...aHistory({ run: 'elsewhere', workspace: 'other' }, [{}]));
    await bench.run('elsewhere', ({ status }) => status === 'Success', 'other');
    await eventually(async () => expect(await counts({ workspace: 'acme' })).toEqual({ Success: 27, Failed: 3 }));
  });
  afterAll(() => bench.close());

  const counts = async (question: RequestOf<typeof countRuns>) =>
    (await bench.requests.ask(countRuns, question)).counts;
  const ids = async (question: Omit<RequestOf<typeof listRuns>, 'workspace'>) =>
    (await bench.requests.ask(listRuns, { workspace: 'acme', ...question })).runs.map(({ id }) => id);

  it('are answered page by page, newest first, every run once', async () => {
    const seen: string[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const page = await bench.requests.ask(listRuns, { workspace: 'acme', limit: 7, ...(after ? { after } : {}) });
      seen.push(...page.runs.map(({ id }) => id));
      after = page.next;
    }
    expect(seen).toEqual(Array.from({ length: 30 }, (_, i) => `r${String(29 - i).padStart(2, '0')}`));
  });

  it('lead from a run to those that it called, and back', async () => {
    const [caller, called] = ['calling', 'called'];
    await bench.tell(...aHistory({ run: caller, workspace: 'calls' }));
    await bench.tell(...aHistory({ run: called, workspace: 'calls', trigger: 'Workflow.Called', caller }));
    await bench.run(called, ({ status }) => status === 'Success', 'calls');
    const { runs } = await bench.requests.ask(listRuns, { workspace: 'calls', caller });
    expect(runs).toMatchObject([{ id: called, caller }]);
    expect((await bench.requests.ask(getRun, { workspace: 'calls', id: called })).run).toMatchObject({ caller });
  });

  it('can be narrowed by every filter', async () => {
    expect(await ids({ workflow: 'odd', contact: 'c1' })).toEqual(['r25', 'r19', 'r13', 'r07', 'r01']);
    expect(await ids({ status: ['Failed'] })).toEqual(['r20', 'r10', 'r00']);
    expect(await ids({ status: ['Failed', 'Cancelled'], from: t0 + 2_000, to: t0 + 4_000 })).toEqual(['r10']);
    expect(await ids({ event: 'event-of-r03' })).toEqual(['r03']);
    expect(await ids({ site: 's1' })).toEqual(['r02', 'r01', 'r00']);
    expect(await ids({ card: 'none' })).toEqual([]);
    expect(await ids({ trigger: 'Card.CoverClicked', limit: 1 })).toEqual(['r29']);
    expect(await counts({ workspace: 'acme', workflow: 'even', from: t0 + 2_000 })).toEqual({ Success: 8, Failed: 2 });
  });

  it('are answered for one workspace alone', async () => {
    expect(await bench.requests.ask(getRun, { workspace: 'acme', id: 'elsewhere' })).toEqual({ run: null });
    expect((await bench.requests.ask(listRuns, { workspace: 'other' })).runs.map(({ id }) => id)).toEqual([
      'elsewhere',
    ]);
  });

  it('are answered for many runs at once, as far as an answer has room', async () => {
    const data = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`field ${i}`, 'x'.repeat(1_000)]));
    const wide = Array.from({ length: 20 }, (_, i) => `wide${i}`);
    for (const run of wide) await bench.tell(...aHistory({ run }, [{ output: data }]));
    await bench.tell(
      ...aHistory(
        { run: 'huge' },
        Array.from({ length: 20 }, () => ({ output: data })),
      ),
    );
    await bench.run('huge', ({ steps }) => steps.length === 20);
    const wanted = ['r01', 'r02', 'nobody', 'elsewhere', 'huge', ...wide];
    const found: string[] = [];
    const rounds: string[][] = [];
    for (let ids = wanted; ids.length > 0;) {
      const { runs, left, tooLarge } = await bench.requests.ask(getRuns, { workspace: 'acme', ids });
      found.push(...runs.map(({ id }) => id));
      rounds.push(tooLarge);
      ids = left;
    }
    expect(found.toSorted()).toEqual(['r01', 'r02', ...wide].toSorted());
    expect(rounds).toEqual([['huge'], []]);
  });

  it('are refused with the field when they make no sense', async () => {
    await expect(bench.requests.ask(listRuns, { workspace: 'acme', after: 'nowhere' })).rejects.toMatchObject({
      code: 'Invalid',
      errors: [{ path: 'after' }],
    });
    await expect(
      bench.requests.ask(listRuns, { workspace: 'acme', contact: { $ne: null } as unknown as string }),
    ).rejects.toMatchObject({ errors: [{ path: 'contact' }] });
  });

  it('list dead letters newest first, each once however often it was set aside', async () => {
    const letter = (n: number): DeadLetter => ({
      service: 'rewards',
      stream: 'STEPS-rewards',
      subject: 'steps.rewards.X',
      seq: n,
      reason: `no ${n}`,
      deliveries: 5,
      at: t0 + Math.floor(n / 10),
      item: `{"n":${n}}`,
    });
    for (const n of Array.from({ length: 25 }, (_, i) => i)) await bench.bury(letter(n));
    await bench.bury({ ...letter(24), deliveries: 6 });
    const all = await eventually(async () => {
      const { letters } = await bench.requests.ask(listDeadLetters, { limit: 200 });
      expect(letters).toHaveLength(25);
      return letters;
    });
    expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted((a, b) => b - a));
    const first = await bench.requests.ask(listDeadLetters, { limit: 10 });
    const second = await bench.requests.ask(listDeadLetters, { limit: 200, after: first.next ?? 0 });
    expect([...first.letters, ...second.letters]).toEqual(all);
  });

  it('put a dead letter back where it came from, once, and know what became of it', async () => {
    const run = 'buried';
    const facts = aHistory({ run }, [{}]);
    await bench.tell(...facts.slice(0, -1));
    const item = JSON.stringify(facts.at(-1));
    await bench.bury({ service: 'runs', stream: 'HISTORY', subject: 'history.acme', seq: 77, reason: 'no', deliveries: 5, at: t0 + 9_000, item }); // prettier-ignore
    const [letter] = await eventually(async () => {
      const { letters } = await bench.requests.ask(listDeadLetters, {});
      const found = letters.filter((one) => one.run === run);
      expect(found).toHaveLength(1);
      return found;
    });
    const ids = [letter?.id ?? 0, 1];
    const settled = await bench.requests.ask(settleDeadLetters, { ids, as: 'replayed' });
    expect(settled).toEqual({ settled: [letter?.id], unknown: [1], refused: [] });
    await bench.run(run, ({ status }) => status === 'Success');
    expect((await bench.requests.ask(settleDeadLetters, { ids, as: 'discarded' })).settled).toEqual([]);
    const listed = async (all: boolean) =>
      (await bench.requests.ask(listDeadLetters, { all })).letters.filter((one) => one.run === run);
    expect(await listed(false)).toEqual([]);
    expect(await listed(true)).toMatchObject([{ settled: { as: 'replayed' } }]);
  });
});
