// real: NATS, MongoDB, a connector. fake: the vendor
import { setTimeout as later } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { deadLetter, streams, type StepCommand } from '@fanfare/contracts';
import { aCommand, ConnectorBench, eventually, itemsIn } from '@fanfare/testing';
import { exit } from '../src/index.js';
import { Acme, serveAcme, type AcmeStep } from './acme.js';

const acme = new Acme();
let bench: ConnectorBench;
beforeAll(async () => {
  bench = await ConnectorBench.open({ name: 'connector-acme', serve: serveAcme(acme, { limits: { concurrent: 1 } }) });
});
beforeEach(() => acme.reset());
afterAll(() => bench.close());

const hangUp = () => Promise.reject(new Error('socket hang up'));
const well = async (steps: readonly AcmeStep[]) => steps.map(({ input }) => exit('Success', { answer: input.value }));
const commands = (action: string, count: number, app: string) =>
  Array.from({ length: count }, (_, i) => aCommand(action, { input: { value: `${i}`, app } }));
const answersTo = (sent: readonly StepCommand[]) =>
  bench.steps.answers.filter(({ stepId }) => sent.some((command) => command.stepId === stepId));
const allDone = (sent: readonly StepCommand[]) =>
  eventually(() => expect(answersTo(sent).map(({ outcome }) => outcome.exit)).toEqual(sent.map(() => 'Success')));
const parked = async () => (await itemsIn(bench.servers.nats.url, streams.dead.name)).map((item) => deadLetter.parse(JSON.parse(item))); // prettier-ignore
/** An account of its own for each test: what one has found out of it is not to matter to the next. */
async function connected(id: string): Promise<string> {
  await bench.connect({ id, secrets: { apiKey: 'k' } });
  return id;
}

describe('a call without an answer', () => {
  it('is its step’s own failure when a harmless call is answered', async () => {
    const app = await connected('well');
    acme.answer = hangUp;
    const [command = aCommand('')] = commands('AcmeCall', 1, app);
    for (const attempt of [1, 2, 3, 4]) {
      const { outcome } = await bench.steps.run({ ...command, attempt });
      expect(outcome.error).toMatchObject({ code: 'Unavailable', retryable: true });
    }
  });

  it('is the vendor’s trouble when a harmless call is not answered either: the step waits, without an attempt', async () => {
    const app = await connected('ill');
    Object.assign(acme, { answer: hangUp, tried: hangUp });
    const sent = commands('AcmeCall', 1, app);
    await bench.steps.send(...sent);
    await later(1_500);
    // Its own call: the probes are harmless ones.
    expect([acme.calls.length, answersTo(sent)]).toEqual([1, []]);
    Object.assign(acme, { answer: well, tried: async () => undefined });
    await allDone(sent);
    expect(answersTo(sent)).toMatchObject([{ attempt: 1 }]);
  });

  it('is the vendor’s trouble after five different steps in a row, whatever a harmless call says and however long it took', async () => {
    const app = await connected('partly');
    acme.answer = hangUp;
    const sent = commands('AcmeCall', 12, app);
    for (const command of sent.slice(0, 4)) await bench.steps.run(command);
    await bench.steps.send(...sent.slice(4));
    await later(1_500);
    expect(answersTo(sent)).toHaveLength(4);
    acme.answer = well;
    await allDone(sent.slice(4));
  });
});

describe('while a vendor is in trouble', () => {
  it('steps that nobody may do twice wait, but for those that were on their way: these wait for a person afterwards', async () => {
    const app = await connected('never');
    Object.assign(acme, { answer: hangUp, tried: hangUp });
    const sent = commands('AcmeTogether', 200, app);
    await bench.steps.send(...sent.slice(0, 1));
    await eventually(() => expect(acme.calls).toHaveLength(1));
    for (let i = 1; i < sent.length; i += 50) await bench.steps.send(...sent.slice(i, i + 50));
    await later(2_000);
    expect(acme.calls).toHaveLength(1);
    Object.assign(acme, { answer: well, tried: async () => undefined });
    await allDone(sent.slice(1));
    await eventually(async () => expect((await parked()).map(({ item }) => item.includes(sent[0]?.stepId ?? 'none'))).toEqual([true])); // prettier-ignore
  });

  it('a probe that is a step, because a harmless call is answered, has one at stake and not a full call', async () => {
    const app = await connected('stake');
    Object.assign(acme, { answer: hangUp, tried: hangUp });
    const before = (await parked()).length;
    const [first = aCommand(''), ...others] = commands('AcmeTogether', 150, app);
    await bench.steps.send(first);
    await eventually(async () => expect(await bench.waiting(first.stepId)).toHaveLength(1));
    acme.calls = [];
    acme.tried = async () => undefined;
    for (let i = 0; i < others.length; i += 50) await bench.steps.send(...others.slice(i, i + 50));
    await later(2_000);
    const probes = [...acme.calls];
    expect(new Set(probes.map(({ values }) => values.length))).toEqual(new Set([1]));
    acme.answer = well;
    const unknown = async () => (await parked()).length - before;
    await eventually(async () => expect((await unknown()) + answersTo(others).length).toBe(150));
    expect(await unknown()).toBeLessThanOrEqual(1 + probes.length);
  });

  it('what became of those on their way is asked when it is back, and what was done is not done again', async () => {
    const app = await connected('asked');
    Object.assign(acme, { answer: hangUp, tried: hangUp });
    const sent = commands('AcmeAsk', 1, app);
    await bench.steps.send(...sent);
    await eventually(async () => expect(await bench.waiting(sent[0]?.stepId ?? '')).toHaveLength(1));
    acme.found = async () => exit('Success', { answer: 'it had worked' });
    Object.assign(acme, { answer: well, tried: async () => undefined });
    await allDone(sent);
    expect(answersTo(sent)).toMatchObject([{ attempt: 1, outcome: { output: { answer: 'it had worked' } } }]);
    expect([acme.calls.length, acme.asked]).toEqual([1, 1]);
  });
});
