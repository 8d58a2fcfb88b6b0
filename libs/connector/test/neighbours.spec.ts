// real: NATS, MongoDB, a connector. fake: the vendor
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { lanesStream, type StepCommand } from '@fanfare/contracts';
import { aCommand, ConnectorBench, eventually, itemsIn } from '@fanfare/testing';
import { exit, NotSent } from '../src/index.js';
import { Acme, serveAcme, type AcmeStep } from './acme.js';

const perSecond = 20;
const acme = new Acme();
let bench: ConnectorBench;
beforeAll(async () => {
  bench = await ConnectorBench.open({ name: 'connector-acme', serve: serveAcme(acme, { limits: { perSecond } }) });
  await bench.connect({ id: 'one', secrets: { apiKey: 'k' } });
  await bench.connect({ id: 'two', secrets: { apiKey: 'k' } });
  await bench.connect({ workspace: 'elsewhere', secrets: { apiKey: 'k' } });
});
beforeEach(() => acme.reset());
afterAll(() => bench.close());

const well = async (steps: readonly AcmeStep[]) => steps.map(({ input }) => exit('Success', { answer: input.value }));
const commands = (count: number, app: string) =>
  Array.from({ length: count }, (_, i) => aCommand('AcmeCall', { input: { value: `${i}`, app }, timeoutMs: 20_000 }));
const answersTo = (sent: readonly StepCommand[]) =>
  bench.steps.answers.filter(({ stepId }) => sent.some((command) => command.stepId === stepId));
const allDone = (sent: readonly StepCommand[]) =>
  eventually(() => expect(answersTo(sent).map(({ outcome }) => outcome.exit)).toEqual(sent.map(() => 'Success')));
const waiting = () => itemsIn(bench.servers.nats.url, lanesStream('connector-acme').name);

it('what waited for an account goes out as fast as the account allows, and no faster', async () => {
  let isUp = false;
  const at: number[] = [];
  acme.answer = async (steps) => {
    if (!isUp) throw new NotSent('connection refused');
    at.push(performance.now());
    return well(steps);
  };
  const sent = commands(80, 'one');
  await bench.steps.send(...sent);
  await eventually(async () => expect(await waiting()).toHaveLength(80));
  isUp = true;
  await allDone(sent);
  // As many at once as in a second without any, and then so many a second.
  for (const [i, first] of at.entries()) {
    const inOneSecond = at.slice(i).filter((one) => one - first < 1_000).length;
    expect(inOneSecond).toBeLessThanOrEqual(2 * perSecond + 1);
  }
  expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(((80 - perSecond) / perSecond) * 1_000 - 200);
});

describe('while all calls of an account hang', () => {
  it.each([
    ['in messages of fifty', 50],
    ['one by one', 1],
  ])(
    'those of another, and of another workspace, go out and are answered: steps that come %s',
    async (_how, together) => {
      const { promise: over, resolve: release } = Promise.withResolvers<void>();
      acme.answer = async (steps) => {
        if (steps[0]?.app.id === 'one') await over;
        return well(steps);
      };
      const hung = commands(100, 'one');
      for (let i = 0; i < hung.length; i += together) await bench.steps.send(...hung.slice(i, i + together));
      await eventually(() => expect(acme.inHand).toBeGreaterThan(0));
      for (let i = 0; i < 5; i++) {
        expect((await bench.run('AcmeCall', { value: 'x', app: 'two' })).outcome.exit).toBe('Success');
        expect((await bench.run('AcmeCall', { value: 'x' }, { workspace: 'elsewhere' })).outcome.exit).toBe('Success');
      }
      expect(answersTo(hung)).toEqual([]);
      release();
      await allDone(hung);
    },
  );
});
