// real: NATS, MongoDB, two replicas of a connector. fake: the vendor
import { setTimeout as later } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Unavailable } from '@fanfare/chassis';
import { ConnectorBench } from '@fanfare/testing';
import { exit } from '../src/index.js';
import { Acme, serveAcme } from './acme.js';

const acme = new Acme();
let bench: ConnectorBench;
beforeAll(async () => {
  bench = await ConnectorBench.open({ name: 'connector-acme', serve: serveAcme(acme), replicas: 2 });
  await bench.connect({ secrets: { apiKey: 'k' } });
});
afterAll(() => bench.close());

it('a message does not come again, because of one of its calls, while another of them is still out', async () => {
  const slow = { now: 0, most: 0, done: 0 };
  acme.answer = async (steps) => {
    const isSlow = steps[0]?.input.value === 'slow';
    if (!isSlow && slow.done === 0) throw new Unavailable('the database is away');
    if (isSlow) {
      slow.most = Math.max(slow.most, ++slow.now);
      await later(1_500);
      slow.now--;
      slow.done++;
    }
    return steps.map(({ input }) => exit('Success', { answer: input.value }));
  };
  const answers = await bench.runAll('AcmeCall', [{ value: 'slow' }, { value: 'fails' }]);
  expect(answers.map(({ outcome }) => outcome.exit)).toEqual(['Success', 'Success']);
  expect(slow).toEqual({ now: 0, most: 1, done: 2 });
});
