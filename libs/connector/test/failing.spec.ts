// real: NATS, MongoDB, the service. fake: the vendor
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Unavailable } from '@fanfare/chassis';
import { aCommand, eventually } from '@fanfare/testing';
import { Busy, Refused } from '../src/index.js';
import { Kit, success } from './kit.js';

let kit: Kit;
beforeAll(async () => {
  kit = await Kit.open();
  // Begun before all others, because five crashes take ten seconds.
  await kit.bench.send(forgotten);
});
beforeEach(() => kit.vendor.reset());
afterAll(() => kit.close());

const forgotten = aCommand('Pure', { input: { value: 'forgotten' } });
const a = (action: string, given: object = {}) => aCommand(action, { input: { value: 'x' }, ...given });
const failing = (error: Error) => () => Promise.reject(error);
const connectionRefused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
const ledgerOf = (stepId: string) =>
  kit.database.collection<{ _id: string; until: number }>('ledger').findOne({ _id: stepId });

describe.each(['Pure', 'Safe', 'Ask', 'Never'])('%s: a vendor that', (action) => {
  it('is busy: the step comes back later by itself, the same attempt, and says meanwhile that it waits', async () => {
    kit.vendor.answer = failing(new Busy('rate limit of Acme', 300));
    const command = a(action, { attempt: 3 });
    await kit.bench.send(command);
    await eventually(async () =>
      expect(await kit.waiting(command.stepId)).toMatchObject([{ action, reason: 'rate limit of Acme' }]),
    );
    kit.vendor.answer = async () => success('at last');
    await eventually(() =>
      expect(kit.bench.answers.at(-1)).toMatchObject({
        stepId: command.stepId,
        attempt: 3,
        outcome: { exit: 'Success' },
      }),
    );
  });

  it('refuses: the step fails for good, with the vendor’s code', async () => {
    kit.vendor.answer = failing(new Refused('Acme does not know this card', { code: 'NoSuchCard' }));
    const { outcome } = await kit.bench.run(a(action));
    expect(outcome).toMatchObject({ exit: 'Failure', error: { code: 'NoSuchCard', retryable: false } });
  });

  it('cannot be reached: the attempt fails, and the next one calls', async () => {
    kit.vendor.answer = failing(new Error('fetch failed', { cause: connectionRefused }));
    const command = a(action);
    expect((await kit.bench.run(command)).outcome.error).toMatchObject({ code: 'Unavailable', retryable: true });
    kit.vendor.answer = async () => success('second');
    const { attempt, outcome } = await kit.bench.run({ ...command, attempt: 2 });
    expect({ attempt, ...outcome }).toEqual({ attempt: 2, exit: 'Success', output: { answer: 'second' } });
  });
});

describe('a call that was sent and not answered', () => {
  it.each(['Ask', 'Never'])(
    'leaves %s’s claim expired, not released: the next attempt knows that it is the second',
    async (action) => {
      kit.vendor.answer = failing(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }));
      const command = a(action);
      expect((await kit.bench.run(command)).outcome.error).toMatchObject({ retryable: true });
      const entry = await ledgerOf(command.stepId);
      expect(entry?.until).toBeLessThan(Date.now());
      expect(entry?.until).toBeGreaterThan(0);
    },
  );

  it('ends when its time is over: its signal says so, and the attempt is a Timeout', async () => {
    let reason: unknown;
    kit.vendor.answer = (_step, signal) =>
      new Promise(() => signal.addEventListener('abort', () => (reason = signal.reason)));
    const { outcome } = await kit.bench.run(a('Pure', { timeoutMs: 200 }));
    expect(outcome.error).toMatchObject({ code: 'Timeout', retryable: true });
    expect(reason).toMatchObject({ name: 'TimeoutError' });
  });

  it('is looked up by the next attempt of Ask, and parked by that of Never', async () => {
    kit.vendor.answer = () => new Promise(() => undefined);
    kit.vendor.found = async () => success('it had worked');
    const [ask, never] = [a('Ask', { timeoutMs: 200 }), a('Never', { timeoutMs: 200 })];
    await kit.bench.runAll([ask, never]);
    expect((await kit.bench.run({ ...ask, attempt: 2 })).outcome.output).toEqual({ answer: 'it had worked' });
    await kit.bench.send({ ...never, attempt: 2 });
    await eventually(async () => expect(await kit.deadLetters(never.stepId)).toHaveLength(1));
  });
});

describe('a handler', () => {
  it('whose own servers are away is given the step again, and no attempt is counted', async () => {
    let calls = 0;
    kit.vendor.answer = async () => {
      if (++calls < 3) throw new Unavailable('the database is away');
      return success('at last');
    };
    expect(await kit.bench.run(a('Pure'))).toMatchObject({ attempt: 1, outcome: { output: { answer: 'at last' } } });
  });

  it('of one group is waited for before its message comes again because of another', async () => {
    let [slowNow, most] = [0, 0];
    kit.vendor.answer = async ({ input }) => {
      if ((input as { value: string }).value === 'x') throw new Unavailable('the database is away');
      most = Math.max(most, ++slowNow);
      await new Promise((resolve) => setTimeout(resolve, 1_200));
      slowNow--;
      return success('slow');
    };
    const [weather, slow] = [a('Pure'), a('Own', { input: { value: 'slow' } })];
    await kit.bench.send(weather, slow);
    await eventually(() => expect(kit.vendor.callsOf(slow.stepId)).toBe(2));
    expect(most).toBe(1);
    kit.vendor.reset();
  });

  it('that answers fewer steps than it was asked about is a loud bug: a dead letter after five deliveries', async () => {
    await eventually(async () => expect(await kit.deadLetters(forgotten.stepId)).toHaveLength(1));
    expect(await kit.deadLetters(forgotten.stepId)).toMatchObject([
      { deliveries: 5, reason: 'Pure was asked about 1 steps and answered 0; outcomes[i] must answer steps[i]' },
    ]);
    expect(kit.bench.answers.filter(({ stepId }) => stepId === forgotten.stepId)).toEqual([]);
  });

  it('that answers too much fails the step with a clear error', async () => {
    kit.vendor.answer = async () => success('漢'.repeat(100 * 1024));
    expect((await kit.bench.run(a('Pure'))).outcome.error).toMatchObject({ code: 'OutputTooLarge', retryable: false });
  });
});

describe('a command', () => {
  it('for an action that the service does not have fails by its name', async () => {
    const { outcome } = await kit.bench.run(a('Nonsense'));
    expect(outcome.error).toMatchObject({ code: 'UnknownAction', message: expect.stringContaining('Nonsense') });
  });

  it('whose input breaks the schema fails by the field, and never reaches the handler', async () => {
    const command = aCommand('Pure', { input: { value: '' } });
    const { outcome } = await kit.bench.run(command);
    expect(outcome.error).toMatchObject({
      code: 'InputInvalid',
      message: expect.stringMatching(/^value: /),
      retryable: false,
    });
    expect(kit.vendor.callsOf(command.stepId)).toBe(0);
  });
});
