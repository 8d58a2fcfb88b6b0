// real: NATS, MongoDB, the service. fake: the vendor
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aCommand, eventually } from '@fanfare/testing';
import { Kit } from './kit.js';

let kit: Kit;
beforeAll(async () => (kit = await Kit.open()));
afterAll(() => kit.close());

it('a handler that answers fewer steps than it was asked about is a loud bug: a dead letter after five deliveries', async () => {
  kit.vendor.count = (steps) => steps - 1;
  const command = aCommand('Pure', { input: { value: 'x' } });
  await kit.bench.send(command);
  await eventually(async () => expect(await kit.deadLetters(command.stepId)).toHaveLength(1));
  expect(await kit.deadLetters(command.stepId)).toMatchObject([
    { deliveries: 5, reason: 'Pure was asked about 1 steps and answered 0; outcomes[i] must answer steps[i]' },
  ]);
  expect(kit.bench.answers).toEqual([]);
});
