// real: NATS, MongoDB, two replicas of a connector. fake: the vendor
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { appKey, buckets, forgetSteps, lanesStream, parseStepId, type StepCommand } from '@fanfare/contracts';
import { KeyValue, Nats, Requests } from '@fanfare/bus';
import { Unavailable } from '@fanfare/chassis';
import { aCommand, ConnectorBench, eventually, itemsIn } from '@fanfare/testing';
import { setTimeout as later } from 'node:timers/promises';
import { Busy, exit, NotSent } from '../src/index.js';
import { Ledger } from '../src/ledger.js';
import { Acme, serveAcme, type AcmeStep } from './acme.js';

const acme = new Acme();
let bench: ConnectorBench;
beforeAll(async () => {
  bench = await ConnectorBench.open({ name: 'connector-acme', serve: serveAcme(acme), replicas: 2 });
  for (const id of ['one', 'two']) await bench.connect({ id, secrets: { apiKey: `key ${id}` } });
});
beforeEach(() => acme.reset());
afterAll(() => bench.close());

const commands = (count: number, app: string, given: Partial<StepCommand> = {}) =>
  Array.from({ length: count }, (_, i) => aCommand('AcmeCall', { input: { value: `${i}`, app }, ...given }));
/** Steps that wait in their lane's queue. */
async function waitingInLane(count: number, app: string): Promise<StepCommand[]> {
  const sent = commands(count, app);
  for (let i = 0; i < sent.length; i += 50) await bench.steps.send(...sent.slice(i, i + 50));
  await eventually(async () => expect(await waitingItems()).toHaveLength(count));
  return sent;
}
/** How many messages were ever put into the lanes' queues. */
async function stored(): Promise<number> {
  const { jsm } = bench.services[0]?.app.get(Nats) as Nats;
  return (await jsm.streams.info(lanesStream('connector-acme').name)).state.last_seq;
}
const well = async (steps: readonly AcmeStep[]) => steps.map(({ input }) => exit('Success', { answer: input.value }));
const waitingItems = () => itemsIn(bench.servers.nats.url, lanesStream('connector-acme').name);
const answersTo = (sent: readonly StepCommand[]) =>
  bench.steps.answers.filter(({ stepId }) => sent.some((command) => command.stepId === stepId));
const allDone = (sent: readonly StepCommand[]) =>
  eventually(() => expect(answersTo(sent).map(({ outcome }) => outcome.exit)).toEqual(sent.map(() => 'Success')), { withinMs: 30_000 }); // prettier-ignore

/** An account that does not answer until the test says so. */
function down(app: string) {
  const vendor = { isUp: false, tries: 0, takesMs: 0 };
  acme.answer = async (steps) => {
    if (steps[0]?.app.id !== app || steps[0].input.kind !== 'things') return well(steps);
    vendor.tries++;
    await later(vendor.takesMs);
    if (!vendor.isUp) throw new NotSent('connection refused');
    return well(steps);
  };
  return vendor;
}

describe('while a vendor’s account is down', () => {
  it('its steps wait and say so, few calls find out, no attempt is counted, and all are done when it is back', async () => {
    const vendor = down('one');
    const sent = await waitingInLane(300, 'one');
    const before = vendor.tries;
    await later(1_000);
    // Probes come after 200, 400, 500 ms.
    expect(vendor.tries - before).toBeLessThanOrEqual(5);
    expect(await bench.waiting(sent[0]?.stepId ?? '')).toMatchObject([
      { reason: 'waiting for Acme one: connection refused', lane: { app: 'one', endpoint: 'things' } },
    ]);
    vendor.isUp = true;
    await allDone(sent);
    expect(answersTo(sent).every(({ attempt }) => attempt === 1)).toBe(true);
    expect(await waitingItems()).toEqual([]);
  });

  it('they lie still: what is put back is what a probe had taken, and nothing goes round', async () => {
    const vendor = down('one');
    const sent = await waitingInLane(300, 'one');
    const before = await stored();
    await later(1_500);
    // A few probes, each with a message in hand.
    expect((await stored()) - before).toBeLessThanOrEqual(30);
    vendor.isUp = true;
    await allDone(sent);
  });

  it('they lie still while a probe takes its time, though more come meanwhile', async () => {
    const vendor = down('one');
    const first = await waitingInLane(100, 'one');
    vendor.takesMs = 1_000;
    await later(600);
    const before = await stored();
    const more = commands(20, 'one');
    for (const command of more) await bench.steps.send(command);
    await later(1_500);
    // Those that came, and what the probes had in hand.
    expect((await stored()) - before).toBeLessThanOrEqual(60);
    vendor.takesMs = 0;
    vendor.isUp = true;
    await allDone([...first, ...more]);
  });

  it('a probe that cannot be made, because our own records are away, is made again when they are there', async () => {
    const vendor = down('one');
    const sent = Array.from({ length: 5 }, (_, i) => aCommand('AcmeAsk', { input: { value: `${i}`, app: 'one' } }));
    await bench.steps.send(...sent);
    await eventually(async () => expect(await waitingItems()).toHaveLength(5));
    const ledgers = bench.services.map(({ app }) => app.get(Ledger, { strict: false }));
    let refused = 0;
    for (const ledger of ledgers) {
      ledger.claim = () => {
        refused++;
        return Promise.reject(new Unavailable('the database is away'));
      };
    }
    await eventually(() => expect(refused).toBeGreaterThan(0));
    for (const ledger of ledgers) Reflect.deleteProperty(ledger, 'claim');
    vendor.isUp = true;
    await allDone(sent);
  });

  it('another account, and another kind of its endpoints, go on', async () => {
    const vendor = down('one');
    const waiting = commands(3, 'one');
    await bench.steps.send(...waiting);
    await eventually(async () => expect(await waitingItems()).toHaveLength(3));
    expect((await bench.run('AcmeCall', { value: 'x', app: 'two' })).outcome.exit).toBe('Success');
    expect((await bench.run('AcmeCall', { value: 'x', app: 'one', kind: 'others' })).outcome.exit).toBe('Success');
    vendor.isUp = true;
    await allDone(waiting);
  });

  it('a step with a deadline fails when that has passed', async () => {
    const vendor = down('one');
    const [waiting = aCommand('')] = commands(1, 'one', { deadlineAt: Date.now() + 1_500 });
    const { outcome } = await bench.steps.run(waiting);
    expect(outcome.error).toMatchObject({ code: 'DeadlinePassed', message: expect.stringContaining('Acme one') });
    vendor.isUp = true;
  });
});

describe('a vendor that cannot be asked what became of a step', () => {
  const unanswered = async () => {
    acme.answer = () => Promise.reject(new Error('socket hang up'));
    const command = aCommand('AcmeAsk', { input: { value: 'x', app: 'one' } });
    expect((await bench.steps.run(command)).outcome.error).toMatchObject({ retryable: true });
    acme.answer = well;
    return { ...command, attempt: 2 };
  };

  it('because it is down is asked again when it is back: few calls find out, and the step waits', async () => {
    const command = await unanswered();
    acme.found = () => Promise.reject(new NotSent('connection refused'));
    await bench.steps.send(command);
    await eventually(() => expect(acme.asked).toBeGreaterThan(0));
    // Longer than it takes until somebody empties the queues of open lanes; probes come after 200, 400, 500 ms.
    await later(6_000);
    expect(acme.asked).toBeLessThanOrEqual(16);
    acme.found = async () => exit('Success', { answer: 'found' });
    await eventually(() =>
      expect(answersTo([command]).at(-1)).toMatchObject({ attempt: 2, outcome: { output: { answer: 'found' } } }),
    );
  });

  it('because it answers nonsense counts an attempt, and nobody calls', async () => {
    const command = await unanswered();
    acme.found = () => Promise.reject(new Error('not JSON'));
    expect((await bench.steps.run(command)).outcome.error).toMatchObject({ code: 'Unavailable', message: 'not JSON' });
    expect([acme.asked, acme.calls.length]).toEqual([1, 1]);
  });
});

describe('an account that is disconnected while it is down', () => {
  it('is not waited for: its steps fail, and say why', async () => {
    await bench.connect({ id: 'three', secrets: { apiKey: 'key three' } });
    await eventually(async () => expect((await bench.run('AcmeCall', { value: 'x', app: 'three' })).outcome.exit).toBe('Success')); // prettier-ignore
    down('three');
    const waiting = commands(5, 'three');
    await bench.steps.send(...waiting);
    await eventually(async () => expect(await waitingItems()).toHaveLength(5));
    const values = bench.services[0]?.app.get(KeyValue);
    await values?.delete(buckets.connections, appKey({ connector: 'connector-acme', workspace: 'acme', id: 'three' }));
    await eventually(() => expect(answersTo(waiting).map(({ outcome }) => outcome.error?.code)).toEqual(waiting.map(() => 'AppNotConnected'))); // prettier-ignore
    expect(await values?.keys(buckets.health, 'connector-acme.acme.three')).toEqual([]);
  });
});

describe('an account that has had enough', () => {
  it('is left alone for as long as it said, and then goes on', async () => {
    let busyAt = 0;
    acme.answer = async (steps) => {
      if (busyAt > 0) return well(steps);
      busyAt = Date.now();
      throw new Busy('too many requests', 1_000);
    };
    const sent = commands(50, 'two');
    await bench.steps.send(...sent.slice(0, 1));
    await eventually(() => expect(busyAt).toBeGreaterThan(0));
    await bench.steps.send(...sent.slice(1));
    await allDone(sent);
    const first = Math.min(...answersTo(sent).map(({ finishedAt }) => finishedAt));
    expect(first - busyAt).toBeGreaterThanOrEqual(1_000);
  });

  it('that fails again and again is left alone', async () => {
    let tries = 0;
    acme.answer = async () => {
      tries++;
      throw new Error('500 of Acme');
    };
    const sent = commands(40, 'two', { input: { value: 'x', app: 'two', kind: 'failing' } });
    for (const command of sent) await bench.steps.send(command);
    await eventually(async () => expect((await waitingItems()).length).toBeGreaterThan(10));
    expect(answersTo(sent).every(({ outcome }) => outcome.error?.retryable === true)).toBe(true);
    const before = tries;
    await later(600);
    expect(tries - before).toBeLessThanOrEqual(4);
    acme.answer = well;
    await eventually(async () => expect(await waitingItems()).toEqual([]));
  });
});

describe('an account that a person holds', () => {
  it('while its queue is emptied keeps what is left, and that lies still', async () => {
    const vendor = down('one');
    const sent = await waitingInLane(300, 'one');
    vendor.takesMs = 100;
    vendor.isUp = true;
    await eventually(() => expect(answersTo(sent).length).toBeGreaterThan(5));
    await bench.connect({ id: 'one', secrets: { apiKey: 'key one' }, held: true });
    await later(500);
    const before = await stored();
    await later(1_000);
    expect((await stored()) - before).toBeLessThanOrEqual(10);
    vendor.takesMs = 0;
    await bench.connect({ id: 'one', secrets: { apiKey: 'key one' } });
    await allDone(sent);
  });

  it('keeps its steps until it is let go', async () => {
    await bench.connect({ id: 'held', secrets: { apiKey: 'k' }, held: true });
    const sent = commands(20, 'held');
    await eventually(async () => {
      await bench.steps.send(...sent);
      expect((await waitingItems()).length).toBeGreaterThanOrEqual(20);
    });
    expect(acme.calls).toEqual([]);
    await bench.connect({ id: 'held', secrets: { apiKey: 'k' } });
    await eventually(() => expect(new Set(answersTo(sent).map(({ stepId }) => stepId)).size).toBe(20));
  });
});

it('who forgets a run is told that a step of it still waits, and of others that none does', async () => {
  const vendor = down('one');
  const sent = await waitingInLane(3, 'one');
  const [run = ''] = sent.map(({ stepId }) => parseStepId(stepId).run);
  const requests = bench.services[0]?.app.get(Requests) as Requests;
  const forget = (...runs: string[]) => requests.ask(forgetSteps('connector-acme'), { runs });
  expect(await forget(run)).toEqual({ outcomes: 0, isSettled: false });
  expect(await forget('another')).toEqual({ outcomes: 0, isSettled: true });
  vendor.isUp = true;
  await allDone(sent);
  await eventually(async () => expect(await forget(run)).toMatchObject({ isSettled: true }));
});
