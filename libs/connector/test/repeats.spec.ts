// real: NATS, MongoDB, two processes' worth of the service. fake: the vendor
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { actionEntry, buckets, serviceManifest } from '@fanfare/contracts';
import { aCommand, eventually } from '@fanfare/testing';
import { failure, Refused } from '../src/index.js';
import { Kit, success } from './kit.js';

let kit: Kit;
beforeAll(async () => (kit = await Kit.open(2)));
beforeEach(() => kit.vendor.reset());
afterAll(() => kit.close());

const a = (action: string, given: object = {}) => aCommand(action, { input: { value: 'x' }, ...given });
const past = () => Date.now() - 1;

describe.each(['Pure', 'Own'])('%s: a repeat', (action) => {
  it('calls the handler again, which computes or remembers the same', async () => {
    const command = a(action);
    const answers = [await kit.bench.run(command), await kit.bench.run(command)];
    expect(answers.map(({ outcome }) => outcome.exit)).toEqual(['Success', 'Success']);
    expect(kit.vendor.callsOf(command.stepId)).toBe(2);
  });
});

describe('Safe: a repeat', () => {
  it('calls again and adopts the outcome that was recorded first', async () => {
    const command = a('Safe');
    const [first, second] = [await kit.bench.run(command), await kit.bench.run(command)];
    expect(kit.vendor.callsOf(command.stepId)).toBe(2);
    expect(second.outcome).toEqual(first.outcome);
  });

  it('at once in two processes answers alike', async () => {
    const command = a('Safe');
    await Promise.all(Array.from({ length: 4 }, () => kit.bench.send(command)));
    const answers = await answersTo(command.stepId, 4);
    expect(new Set(answers.map(({ outcome }) => JSON.stringify(outcome))).size).toBe(1);
  });
});

describe.each(['Ask', 'Never'])('%s: a repeat', (action) => {
  it('is answered from the record, without a call, field by field as the first time', async () => {
    kit.vendor.answer = async () => ({ exit: 'Success', data: oddAnswer }) as never;
    const command = a(action);
    const [first, second] = [await kit.bench.run(command), await kit.bench.run(command)];
    expect(kit.vendor.callsOf(command.stepId)).toBe(1);
    expect(second.outcome).toEqual(first.outcome);
  });

  it('of a refusal is the same refusal', async () => {
    kit.vendor.answer = async () => failure('NoSuchCard', 'The card does not exist.', { card: 7 });
    const command = a(action);
    const [first, second] = [await kit.bench.run(command), await kit.bench.run(command)];
    expect(first.outcome.error).toMatchObject({ code: 'NoSuchCard', retryable: false, details: { card: 7 } });
    expect([second.outcome, kit.vendor.callsOf(command.stepId)]).toEqual([first.outcome, 1]);
  });

  it('at once in two processes makes one call, and all are answered', async () => {
    kit.vendor.answer = async () => (await new Promise((resolve) => setTimeout(resolve, 100)), success('one'));
    const command = a(action, { timeoutMs: 500 });
    const sent = Date.now();
    await Promise.all(Array.from({ length: 5 }, () => kit.bench.send(command)));
    await eventually(() => expect(kit.vendor.callsOf(command.stepId)).toBe(1));
    await kit.bench.run(command);
    expect(kit.vendor.callsOf(command.stepId)).toBe(1);
    expect(Date.now() - sent).toBeLessThan(10_000);
  });

  it('that meets a live claim waits on a timer, visibly, and does not call meanwhile', async () => {
    const command = a(action);
    const until = Date.now() + 800;
    await kit.claimed(command.stepId, until);
    await kit.bench.send(command);
    await eventually(async () => expect(await kit.waiting(command.stepId)).toHaveLength(1));
    expect(await kit.waiting(command.stepId)).toMatchObject([
      { action, reason: expect.stringContaining('another worker') },
    ]);
    expect(kit.vendor.callsOf(command.stepId)).toBe(0);
  });
});

it('the same step twice in one message is one call, and both are answered alike', async () => {
  const command = a('Many');
  const answers = await kit.bench.runAll([command, command]);
  expect(kit.vendor.callsOf(command.stepId)).toBe(1);
  expect(answers.map(({ outcome }) => outcome.exit)).toEqual(['Success', 'Success']);
  expect(await answersTo(command.stepId, 2)).toHaveLength(2);
});

describe('Ask: a claim that expired without an outcome', () => {
  it('is answered by what the vendor knows, recorded, without a second call', async () => {
    kit.vendor.found = async () => success('found');
    const command = a('Ask');
    await kit.claimed(command.stepId, past());
    const answers = [await kit.bench.run(command), await kit.bench.run(command)];
    expect(answers.map(({ outcome }) => outcome.output['answer'])).toEqual(['found', 'found']);
    expect([kit.vendor.callsOf(command.stepId), kit.vendor.askedAbout(command.stepId)]).toEqual([0, 1]);
  });

  it('is called anew when the vendor knows of nothing', async () => {
    const command = a('Ask');
    await kit.claimed(command.stepId, past());
    expect((await kit.bench.run(command)).outcome.output['answer']).toMatch(/^answer/);
    expect(kit.vendor.askedAbout(command.stepId)).toBe(1);
  });

  it('stays as it is when the vendor cannot be asked', async () => {
    kit.vendor.found = () => Promise.reject(new Error('socket hang up'));
    const command = a('Ask');
    await kit.claimed(command.stepId, past());
    expect((await kit.bench.run(command)).outcome.error).toMatchObject({ code: 'Unavailable', retryable: true });
    kit.vendor.found = async () => success('found');
    expect((await kit.bench.run({ ...command, attempt: 2 })).outcome.output['answer']).toBe('found');
    expect(kit.vendor.callsOf(command.stepId)).toBe(0);
  });

  it('stays as it is when the vendor refuses the question: what it was about may have happened all the same', async () => {
    kit.vendor.found = () => Promise.reject(new Refused('no such filter', { code: 'QueryInvalid' }));
    const command = a('Ask');
    await kit.claimed(command.stepId, past());
    expect((await kit.bench.run(command)).outcome.error).toMatchObject({ code: 'QueryInvalid', retryable: true });
    kit.vendor.found = async () => success('found');
    expect((await kit.bench.run({ ...command, attempt: 2 })).outcome.output['answer']).toBe('found');
    expect(kit.vendor.callsOf(command.stepId)).toBe(0);
  });
});

describe('Never: a claim that expired without an outcome', () => {
  it('parks the step for a person, with everything needed to go on', async () => {
    const command = a('Never');
    await kit.claimed(command.stepId, past());
    await kit.bench.send(command);
    const [letter] = await eventually(async () => {
      const letters = await kit.deadLetters(command.stepId);
      expect(letters).toHaveLength(1);
      return letters;
    });
    expect(letter).toMatchObject({
      service: 'kit',
      subject: 'steps.kit.Never',
      reason: expect.stringContaining('no answer came back'),
    });
    expect(letter?.item).toBe(`${JSON.stringify(command)}\t${JSON.stringify({ token: command.stepId })}`);
    await eventually(async () =>
      expect(await kit.waiting(command.stepId)).toMatchObject([{ reason: expect.stringContaining('person') }]),
    );
    expect(kit.vendor.callsOf(command.stepId)).toBe(0);
  });

  it('fails with OutcomeUnknown, for good, when the step says so', async () => {
    const command = a('Never', { onUnknownOutcome: 'fail' });
    await kit.claimed(command.stepId, past());
    const answers = [await kit.bench.run(command), await kit.bench.run(command)];
    for (const { outcome } of answers) {
      expect(outcome.error).toMatchObject({ code: 'OutcomeUnknown', retryable: false });
    }
    expect(kit.vendor.callsOf(command.stepId)).toBe(0);
  });

  it('is answered by what the service has learnt meanwhile, whatever the step says, and recorded', async () => {
    for (const onUnknownOutcome of ['park', 'fail', 'repeat'] as const) {
      const command = a('Never', { onUnknownOutcome });
      await kit.claimed(command.stepId, past());
      kit.vendor.recalled = async () => success('told by a callback');
      const first = await kit.bench.run(command);
      kit.vendor.recalled = async () => null;
      expect([first.outcome, (await kit.bench.run(command)).outcome]).toMatchObject([
        { output: { answer: 'told by a callback' } },
        { output: { answer: 'told by a callback' } },
      ]);
      expect(kit.vendor.callsOf(command.stepId)).toBe(0);
    }
  });

  it('is called again, once, when the step says so', async () => {
    const command = a('Never', { onUnknownOutcome: 'repeat' });
    await kit.claimed(command.stepId, past());
    const answers = [await kit.bench.run(command), await kit.bench.run(command)];
    expect(answers[1]?.outcome).toEqual(answers[0]?.outcome);
    expect(kit.vendor.callsOf(command.stepId)).toBe(1);
  });
});

it('the catalogue holds what the service can do', async () => {
  const stored = await kit.jsm.streams.getMessage(`KV_${buckets.catalogue}`, {
    last_by_subj: `$KV.${buckets.catalogue}.kit`,
  });
  const manifest = serviceManifest.parse(stored?.json());
  expect(manifest).toMatchObject({ service: 'kit', title: 'Kit' });
  expect(manifest.actions.map((action) => actionEntry.parse(action).name)).toEqual([
    'Pure',
    'Own',
    'Safe',
    'Ask',
    'Never',
    'Many',
  ]);
});

/** A vendor's answer of the kind that a store may not give back as it was. */
const oddAnswer = {
  'a.b': 1, $set: { $inc: 1 }, at: new Date(0), none: undefined, nil: null, not: Number.NaN, big: 2 ** 53, '': '', '\u0000': 'nul',
}; // prettier-ignore

const answersTo = (stepId: string, count: number) =>
  eventually(() => {
    const answers = kit.bench.answers.filter((answer) => answer.stepId === stepId);
    expect(answers).toHaveLength(count);
    return answers;
  });
