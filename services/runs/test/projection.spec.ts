import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listDeadLetters } from '@fanfare/contracts';
import { eventually } from '@fanfare/testing';
import { openBench, type Bench } from './bench.js';
import { aHistory, aRunId, shuffled } from './history.js';

// real: NATS, MongoDB, the service. fake: the orchestrator.
describe('the history of a run', () => {
  let bench: Bench;
  beforeAll(async () => void (bench = await openBench()));
  afterAll(() => bench.close());

  it('is readable as a document with every step, its input and its output', async () => {
    const entries = aHistory({ contact: 'c1', card: 'card1' });
    await bench.tell(...entries);
    const run = await bench.run(entries[0]?.run ?? '', ({ status }) => status === 'Success');
    expect(run).toMatchObject({ workflow: 'welcome', contact: 'c1', card: 'card1', finishedAt: 1_700_000_001_000 });
    expect(run.steps.map(({ node, input, output }) => ({ node, input, output }))).toEqual(
      [0, 1, 2].map((n) => ({ node: `s${n}`, input: { n }, output: { n } })),
    );
  });

  it('is the same document in whatever order, however often and in however many messages its facts come', async () => {
    const inOrder = aHistory({ run: aRunId() });
    await bench.tell(...inOrder);
    const expected = await bench.run(inOrder[0]?.run ?? '', ({ status }) => status === 'Success');
    const copies = await Promise.all(
      Array.from({ length: 20 }, async (_, seed) => {
        const run = aRunId();
        const entries = inOrder.map((entry) => ({ ...entry, run }));
        await Promise.all(shuffled([...entries, ...entries], seed).map((entry) => bench.tell(entry)));
        return bench.run(run, (known) => known.status === 'Success' && known.steps.length === 3 && known.version === 1);
      }),
    );
    for (const copy of copies) expect({ ...copy, id: '' }).toEqual({ ...expected, id: '' });
  });

  it('loses nothing when two replicas write facts of the same runs', async () => {
    await bench.startReplica();
    const runs = Array.from({ length: 20 }, () => aHistory({}, Array(6).fill({})));
    await Promise.all(shuffled(runs.flat(), 7).map((entry) => bench.tell(entry)));
    for (const [started] of runs) {
      await bench.run(started?.run ?? '', ({ status, steps }) => status === 'Success' && steps.length === 6);
    }
  });

  it('shows a run that goes on, before its end is known', async () => {
    const entries = aHistory().slice(0, 2);
    await bench.tell(...entries);
    const run = await bench.run(entries[0]?.run ?? '', ({ steps }) => steps.length === 1);
    expect(run).toMatchObject({ status: 'Running', finishedAt: null });
  });

  it('keeps keys and values that mean something to a database as they are', async () => {
    const data = { $set: { a: 1 }, 'a.b': 2, _bsontype: 'ObjectId', $where: 'sleep(1)', nested: { $ne: null } };
    const entries = aHistory({}, [
      { input: data, output: { deep: JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) } },
    ]);
    await bench.tell(...entries);
    const run = await bench.run(entries[0]?.run ?? '', ({ status }) => status === 'Success');
    expect(run.steps[0]?.input).toEqual(data);
  });

  it('keeps a mark with the size in the place of data that is too large', async () => {
    const entries = aHistory({}, [{ output: { text: 'x'.repeat(100_000) } }]);
    await bench.tell(...entries);
    await bench.tell(...entries);
    const run = await bench.run(entries[0]?.run ?? '', ({ status }) => status === 'Success');
    expect(run.steps[0]?.output).toEqual({
      $omitted: { bytes: 100_011, preview: expect.stringMatching(/^\{"text":"xxx/) },
    });
  });

  it('costs a broken neighbour in the same message nothing but itself', async () => {
    const entries = aHistory();
    await bench.tellText(['{"kind":"nonsense"}', ...entries.map((entry) => JSON.stringify(entry))].join('\n'));
    await bench.run(entries[0]?.run ?? '', ({ status }) => status === 'Success');
    await eventually(async () => {
      const { letters } = await bench.requests.ask(listDeadLetters, {});
      expect(letters).toMatchObject([{ service: 'runs', stream: 'HISTORY', item: '{"kind":"nonsense"}' }]);
    });
  });

  it('survives a restart, and what was published meanwhile is there after it', async () => {
    const before = aHistory();
    await bench.tell(...before);
    await bench.run(before[0]?.run ?? '');
    const restarted = bench.restart();
    const meanwhile = aHistory();
    await bench.tell(...meanwhile);
    await restarted;
    await bench.run(before[0]?.run ?? '');
    await bench.run(meanwhile[0]?.run ?? '', ({ status }) => status === 'Success');
  });
});
