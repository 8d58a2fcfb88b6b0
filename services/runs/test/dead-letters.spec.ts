import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  listDeadLetters,
  settleDeadLetters,
  stepCommand,
  stepResult,
  stepsStream,
  streams,
  subjects,
  type DeadLetter,
  type KeptLetter,
  type RequestOf,
  type StepCommand,
} from '@fanfare/contracts';
import { decodeFrame, encodeFrame, provisionStream, splitFrames } from '@fanfare/bus';
import { MONGO } from '@fanfare/chassis';
import { aCommand, eventually } from '@fanfare/testing';
import type { Connection } from 'mongoose';
import { openBench, type Bench } from './bench.js';
import { aHistory, aRunId } from './history.js';

type Settling = RequestOf<typeof settleDeadLetters>;

// real: NATS, MongoDB, the service. fake: the connector that parks steps, the orchestrator.
describe('a step whose outcome nobody knows', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench({ env: { DEAD_LETTERS_EVERY_MS: '100' } });
    await provisionStream(bench.nats.jsm, stepsStream('echo'), 1);
  });
  afterAll(() => bench.close());

  const cargoOf = (run: string) => `${JSON.stringify({ run: { id: run, workspace: 'acme' } })}\t{"id":"e"}`;
  const ask = (settling: Settling) => bench.requests.ask(settleDeadLetters, settling);
  const listed = async (given: RequestOf<typeof listDeadLetters> = {}) =>
    (await bench.requests.ask(listDeadLetters, { limit: 200, ...given })).letters;
  const letterOf = (run: string): Promise<KeptLetter> =>
    eventually(async () => {
      const letter = (await listed()).find((one) => one.run === run);
      if (!letter) throw new Error('not kept yet');
      return letter;
    });

  /** A step as its connector sets it aside; of a run that is under way, unless that is said. */
  async function parked(given: Partial<StepCommand> = {}, { known = true } = {}) {
    const run = aRunId();
    if (known) {
      await bench.tell(...aHistory({ run }).slice(0, 2));
      await bench.run(run);
    }
    const command = aCommand('Pay', { stepId: `${run}/0/pay/0`, workspace: 'acme', input: { amount: 7 }, ...given });
    const item = encodeFrame({ head: JSON.stringify(command), cargo: cargoOf(run) });
    await bench.bury({ service: 'echo', stream: 'STEPS-echo', subject: subjects.step('echo', 'Pay'), seq: 0, reason: 'no answer came back', deliveries: 1, at: Date.now(), item }); // prettier-ignore
    return { run, command, id: (await letterOf(run)).id };
  }

  /** What was published for a run, on a stream whose messages nobody takes here. */
  async function published(stream: string, run: string): Promise<string[]> {
    const { state } = await bench.nats.jsm.streams.info(stream);
    const seqs = Array.from({ length: state.messages }, (_, i) => state.first_seq + i);
    const stored = await Promise.all(seqs.map((seq) => bench.nats.jsm.streams.getMessage(stream, { seq })));
    return stored.flatMap((message) => splitFrames(message?.string() ?? '')).filter((line) => line.includes(run));
  }
  const results = async (run: string) => {
    const frames = (await published(streams.results.name, run)).map(decodeFrame);
    return frames.map(({ head, cargo }) => ({ ...stepResult.parse(JSON.parse(head)), cargo }));
  };

  it('is shown with what it was to do', async () => {
    const { id, command } = await parked();
    const [letter] = (await listed()).filter((one) => one.id === id);
    expect(letter?.undecided).toEqual({ stepId: command.stepId, action: 'Pay', input: { amount: 7 } });
  });

  it('goes on by Success when somebody says that it happened, with what they say it gave', async () => {
    const { run, id, command } = await parked({ attempt: 3 });
    const before = Date.now();
    expect(await ask({ ids: [id], as: 'happened', output: { 'a.b': 1, $set: 2 } })).toMatchObject({ settled: [id] });
    const [result, ...others] = await results(run);
    // It may be told twice, the same.
    for (const other of others) expect(other).toEqual(result);
    expect(result).toMatchObject({
      stepId: command.stepId,
      attempt: 3,
      outcome: { exit: 'Success', output: { 'a.b': 1, $set: 2 } },
      cargo: cargoOf(run),
    });
    expect(result?.finishedAt).toBeGreaterThanOrEqual(before);
    expect((await listed({ all: true })).find((one) => one.id === id)?.settled).toMatchObject({ as: 'happened' });
  });

  it('goes on by Failure, for good, when somebody says so', async () => {
    const { run, id } = await parked();
    await ask({ ids: [id], as: 'failed' });
    const [result] = await results(run);
    expect(result?.outcome).toMatchObject({ exit: 'Failure', output: {} });
    expect(result?.outcome.error).toMatchObject({ code: 'OutcomeUnknown', retryable: false });
  });

  it('is done again when somebody says that it did not happen, without asking anybody again', async () => {
    const { run, id, command } = await parked({ onUnknownOutcome: 'park', deadlineAt: 1, waitsSince: 1 });
    await ask({ ids: [id], as: 'repeated' });
    const [line = '', ...others] = await published('STEPS-echo', run);
    const { head, cargo } = decodeFrame(line);
    const { deadlineAt: _over, waitsSince: _since, ...same } = command;
    expect([stepCommand.parse(JSON.parse(head)), cargo]).toEqual([{ ...same, onUnknownOutcome: 'repeat' }, cargoOf(run)]); // prettier-ignore
    // Told once or, when somebody looked for decisions of which nobody was told just then, twice: the same.
    expect(others.filter((other) => other !== line)).toEqual([]);
  });

  it('has one outcome when two people decide at once, and the other is told', async () => {
    const { run, id } = await parked();
    const both = await Promise.all([ask({ ids: [id], as: 'happened' }), ask({ ids: [id], as: 'failed' })]);
    expect(both.map(({ settled }) => settled.length).toSorted()).toEqual([0, 1]);
    expect(both.flatMap(({ refused }) => refused)).toEqual([{ id, because: expect.stringMatching(/^settled before, as (happened|failed)$/) }]); // prettier-ignore
    const as = both[0].settled.length === 1 ? 'happened' : 'failed';
    expect(await ask({ ids: [id], as })).toEqual({ settled: [id], unknown: [], refused: [] });
    // Twice the same is the same to whoever takes it.
    const exits = (await results(run)).map(({ outcome }) => outcome.exit);
    expect(new Set(exits)).toEqual(new Set([as === 'happened' ? 'Success' : 'Failure']));
  });

  it('goes on although whoever recorded the decision died before it was told to anybody', async () => {
    const { run, id } = await parked();
    const letters = bench.service().app.get<Connection>(MONGO).collection('dead_letters');
    const frame = { stepId: `${run}/0/pay/0`, attempt: 1, startedAt: 1, finishedAt: 1, outcome: { exit: 'Success', output: {} } }; // prettier-ignore
    const outgoing = { subject: subjects.result(0), line: encodeFrame({ head: JSON.stringify(frame), cargo: '{}' }) };
    await letters.updateOne({ order: id }, { $set: { settled: { as: 'happened', at: 1 }, outgoing } });
    await eventually(async () => expect(new Set(await published(streams.results.name, run)).size).toBe(1));
    await eventually(async () => expect((await letters.findOne({ order: id }))?.['outgoing']).toBeUndefined());
  });

  it('goes on although many that were decided before it can be put nowhere any more', async () => {
    const letters = bench.service().app.get<Connection>(MONGO).collection('dead_letters');
    const settled = { as: 'replayed', at: 1 };
    const gone = { subject: subjects.step('gone', 'Pay'), line: '{}' };
    const stuck = Array.from({ length: 60 }, (_, i) => ({ _id: `!gone-${i}`, order: i + 1, workspace: 'gone', run: null, settled, outgoing: gone })); // prettier-ignore
    await letters.insertMany(stuck as object[]);
    const { run, id } = await parked();
    const outgoing = { subject: subjects.result(0), line: encodeFrame({ head: `"${run}"`, cargo: '{}' }) };
    await letters.updateOne({ order: id }, { $set: { settled: { as: 'happened', at: 2 }, outgoing } });
    await eventually(async () => expect((await letters.findOne({ order: id }))?.['outgoing']).toBeUndefined());
    expect(await published(streams.results.name, run)).not.toEqual([]);
    await letters.deleteMany({ workspace: 'gone' });
  });

  it('is settled although another of the same request can be put nowhere now, which goes out when it can', async () => {
    const { run, id } = await parked();
    const item = encodeFrame({ head: JSON.stringify(aCommand('Pay', { stepId: `${aRunId()}/0/pay/0` })), cargo: cargoOf('gone-run') }); // prettier-ignore
    await bench.bury({ service: 'late', stream: 'STEPS-late', subject: subjects.step('late', 'Pay'), seq: 9, reason: 'no', deliveries: 5, at: Date.now(), item }); // prettier-ignore
    const late = await eventually(async () => {
      const letter = (await listed()).find(({ stream }) => stream === 'STEPS-late');
      if (!letter) throw new Error('not kept yet');
      return letter.id;
    });
    const { settled, refused } = await ask({ ids: [late, id], as: 'repeated' });
    expect([settled.toSorted(), refused]).toEqual([[late, id].toSorted(), []]);
    expect(await published('STEPS-echo', run)).not.toEqual([]);
    await provisionStream(bench.nats.jsm, stepsStream('late'), 1);
    await eventually(async () => expect(await published('STEPS-late', 'gone-run')).not.toEqual([]));
  });

  it('is neither put back, where it would only be set aside again, nor away while its run waits', async () => {
    const { run, id } = await parked();
    for (const as of ['replayed', 'discarded'] as const) {
      expect(await ask({ ids: [id], as })).toMatchObject({ settled: [], refused: [{ id, because: expect.stringContaining('say what became of it') }] }); // prettier-ignore
    }
    expect(await published('STEPS-echo', run)).toEqual([]);
    await bench.tell({ kind: 'run.ended', run, workspace: 'acme', at: Date.now(), status: 'Cancelled', reason: { kind: 'cancelled' } }); // prettier-ignore
    await bench.run(run, ({ status }) => status === 'Cancelled');
    expect(await ask({ ids: [id], as: 'discarded' })).toMatchObject({ settled: [id] });
  });

  it('is the only thing of which that can be said', async () => {
    const run = aRunId();
    const item = JSON.stringify(aHistory({ run })[0]);
    await bench.bury({ service: 'runs', stream: 'HISTORY', subject: 'history.acme', seq: 7, reason: 'no', deliveries: 5, at: 1, item }); // prettier-ignore
    const { id, undecided } = await letterOf(run);
    expect(undecided).toBeNull();
    expect(await ask({ ids: [id], as: 'happened' })).toEqual({
      settled: [],
      unknown: [],
      refused: [{ id, because: 'it is no step; put it back, or away' }],
    });
    const { id: step } = await parked();
    await expect(ask({ ids: [step], as: 'failed', output: {} })).rejects.toMatchObject({
      errors: [{ path: 'output' }],
    });
    const large = { text: 'x'.repeat(300_000) };
    await expect(ask({ ids: [step], as: 'happened', output: large })).rejects.toMatchObject({ errors: [{ path: 'output' }] }); // prettier-ignore
  });

  it('is seen and settled by its own workspace alone', async () => {
    const { id } = await parked({ workspace: 'other' }, { known: false });
    const mine = async (workspace: string) => (await listed({ workspace })).map((one) => one.id);
    expect(await mine('other')).toEqual([id]);
    expect(await mine('acme')).not.toContain(id);
    expect(await ask({ workspace: 'acme', ids: [id], as: 'failed' })).toEqual({
      settled: [],
      unknown: [id],
      refused: [],
    });
    expect(await ask({ workspace: 'other', ids: [id], as: 'failed' })).toMatchObject({ settled: [id] });
  });

  it('is listed although what nobody could handle is more than an answer can hold', async () => {
    const large = (n: number): DeadLetter => ({ service: 'x', stream: 'X', subject: 'history.big', seq: n + 1, reason: 'no', deliveries: 5, at: 1_000 + n, item: `{"run":"big${n}","pad":"${'x'.repeat(600_000)}"}` }); // prettier-ignore
    for (let n = 0; n < 5; n++) await bench.bury(large(n));
    await letterOf('big4');
    const seen: string[] = [];
    for (let after: number | null | undefined; after !== null;) {
      const page = await bench.requests.ask(listDeadLetters, { workspace: 'big', limit: 200, ...(after && { after }) });
      seen.push(...page.letters.map(({ run }) => run ?? ''));
      after = page.next;
    }
    expect(seen).toEqual(['big4', 'big3', 'big2', 'big1', 'big0']);
  });
});
