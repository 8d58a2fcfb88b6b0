// real: NATS, MongoDB, two replicas of the connector, HTTP. fake: LocalCard
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { StepCommand } from '@fanfare/contracts';
import type { Mood } from '@fanfare/fakes';
import { eventually } from '@fanfare/testing';
import { LocalCardBench } from './bench.js';

let bench: LocalCardBench;
let paidBefore: number;
/** One for each test: what it finds out of the vendor is not to matter to the next. */
let workspace = 'w0';
beforeAll(async () => {
  bench = await LocalCardBench.open(2);
});
beforeEach(async () => {
  workspace = `w${Number(workspace.slice(1)) + 1}`;
  await bench.connect(workspace);
  bench.vendor.behave();
  bench.vendor.journal.clear();
  paidBefore = Number(bench.vendor.paid());
});
afterAll(() => bench.close());

const paid = () => (Number(bench.vendor.paid()) - paidBefore).toFixed(2);
const lookedUp = () => bench.vendor.journal.to('GET', /^\/v1\/(cards|gifts)$/).length;
const again = (command: StepCommand) => ({ ...command, attempt: command.attempt + 1 });
const gift = (input = {}) => bench.gift(input, { timeoutMs: 700, workspace });

const tooLate: Mood[] = [
  { kind: 'hangs', acting: true },
  { kind: 'resets', acting: true },
  { kind: 'fails', status: 504, acting: true },
  { kind: 'fails', status: 503, acting: true },
];
const tooEarly: Mood[] = [
  { kind: 'hangs', acting: false },
  { kind: 'resets', acting: false },
  { kind: 'fails', status: 500, acting: false },
  { kind: 'garbage' },
];

describe('a gift', () => {
  it.each(tooLate)('that was issued though nobody was told (%j) is found, and not paid again', async (mood) => {
    bench.vendor.misbehave(mood, { times: 1 });
    const command = gift();
    expect((await bench.run(command)).error).toMatchObject({ retryable: true });
    expect(await bench.run(again(command))).toMatchObject({ exit: 'Success', output: { gift_id: bench.vendor.issued().at(-1)?.id } }); // prettier-ignore
    expect([paid(), bench.orders().length, lookedUp()]).toEqual(['10.00', 1, 1]);
  });

  it.each(tooEarly)('that was not issued (%j) is asked for, and then paid once', async (mood) => {
    bench.vendor.misbehave(mood, { times: 1 });
    const command = gift();
    expect((await bench.run(command)).error).toMatchObject({ retryable: true });
    expect((await bench.run(again(command))).exit).toBe('Success');
    expect([paid(), lookedUp()]).toEqual(['10.00', 1]);
  });

  it('of a run that is tried again after nobody knew is the first one', async () => {
    bench.vendor.misbehave({ kind: 'resets', acting: true }, { times: 1 });
    const command = gift();
    expect((await bench.run(command)).error).toMatchObject({ retryable: true });
    const { output } = await bench.run({ ...command, stepId: `${command.stepId}/r1` });
    expect([output['gift_id'], paid()]).toEqual([bench.vendor.issued().at(-1)?.id, '10.00']);
  });
});

it('a card that was issued though nobody was told is found, and not paid again', async () => {
  bench.vendor.misbehave({ kind: 'resets', acting: true }, { times: 1 });
  const command = bench.card({}, { workspace });
  expect((await bench.run(command)).error).toMatchObject({ retryable: true });
  expect((await bench.run(again(command))).output).toMatchObject({ card_id: bench.vendor.issued().at(-1)?.id });
  expect([paid(), bench.orders().length, lookedUp()]).toEqual(['25.00', 1, 1]);
});

it('a card that was issued though nobody was told is found by a run that is tried again after its delivery, and not denied', async () => {
  bench.vendor.misbehave({ kind: 'resets', acting: true }, { times: 1 });
  const at = Date.now();
  const command = bench.card({ deliverAt: new Date(at + 3_600_000).toISOString() }, { at });
  expect((await bench.run(command)).error).toMatchObject({ retryable: true });
  const late = { ...command, stepId: `${command.stepId}/r1`, at: at + 7_200_000 };
  expect((await bench.run(late)).output).toMatchObject({ card_id: bench.vendor.issued().at(-1)?.id });
  expect([paid(), bench.orders().length]).toEqual(['25.00', 1]);
});

it('an order that comes twice at once, to two replicas, is one', async () => {
  const command = gift();
  await Promise.all([bench.kit.steps.send(command), bench.kit.steps.send(command)]);
  const answers = () => bench.kit.steps.answers.filter(({ stepId }) => stepId === command.stepId);
  await eventually(() => expect(answers().map(({ outcome }) => outcome.exit)).toEqual(['Success', 'Success']));
  const ids = new Set(answers().map(({ outcome }) => outcome.output['gift_id']));
  expect([paid(), bench.orders().length, ids.size]).toEqual(['10.00', 1, 1]);
});

it('while LocalCard cannot be asked either, an order waits until it can, and no attempt is counted', async () => {
  bench.vendor.misbehave({ kind: 'resets', acting: true }, { times: 1 });
  const command = bench.gift({}, { workspace });
  expect((await bench.run(command)).error).toMatchObject({ retryable: true });
  bench.vendor.misbehave({ kind: 'fails', status: 503, acting: false }, { times: 3 });
  const answer = await bench.kit.steps.run(again(command));
  expect(answer).toMatchObject({ attempt: 2, outcome: { exit: 'Success' } });
  expect(await bench.kit.waiting(command.stepId)).toMatchObject([{ reason: 'waiting for LocalCard main: LocalCard main answered 503' }]); // prettier-ignore
  expect([paid(), bench.orders().length]).toEqual(['10.00', 1]);
});

it('of sixty orders in all kinds of trouble each is paid once', async () => {
  const orders = Array.from({ length: 60 }, (_, i) => gift({ value: `${5 + i}` }));
  const moods = [...tooLate, ...tooEarly];
  for (let i = 0; i < 24; i++) {
    bench.vendor.misbehave({ kind: 'slow', ms: 1 }, { times: 2 });
    bench.vendor.misbehave(moods[i % moods.length]!, { times: 1 });
  }
  const left = new Map(orders.map((order) => [order.stepId, order]));
  for (let round = 0; left.size > 0 && round < 10; round++) {
    const tried = await bench.kit.steps.runAll([...left.values()].map(again));
    for (const { stepId, outcome } of tried) if (outcome.exit === 'Success') left.delete(stepId);
  }
  expect(left.size).toBe(0);
  const total = orders.reduce((sum, { input }) => sum + Number(input['value']), 0);
  expect(paid()).toBe(total.toFixed(2));
});
