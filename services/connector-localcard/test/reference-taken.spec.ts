// real: NATS, MongoDB, the connector, HTTP. fake: LocalCard
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { JsonObject, StepCommand } from '@fanfare/contracts';
import { LocalCardBench } from './bench.js';

let bench: LocalCardBench;
let paidBefore: number;
beforeAll(async () => {
  bench = await LocalCardBench.open();
});
beforeEach(() => {
  bench.vendor.behave();
  paidBefore = Number(bench.vendor.paid());
});
afterAll(() => bench.close());

const paid = () => (Number(bench.vendor.paid()) - paidBefore).toFixed(2);
const card = {
  templateId: 'template-reward',
  value: '25.00',
  currency: 'USD',
  recipient: { email: 'lee@example.com' },
};

/** Somebody else orders with the reference of a step. */
async function take({ stepId: reference }: StepCommand, order: JsonObject, path = '/v1/cards'): Promise<void> {
  const headers = { 'x-api-key': 'localcard-key', 'content-type': 'application/json' };
  const body = JSON.stringify({ ...order, reference });
  const { status } = await fetch(`${bench.vendor.url}${path}`, { method: 'POST', headers, body });
  expect(status).toBe(201);
}

const others: [string, JsonObject][] = [
  ['value', { ...card, value: '30.00' }],
  ['template', { ...card, templateId: 'template-birthday' }],
  ['email', { ...card, recipient: { email: 'kim@example.com' } }],
];

describe('a reference that has paid for something else', () => {
  it.each(others)('of another %s fails the order, and is not taken for ours', async (field, order) => {
    const command = bench.card();
    await take(command, order);
    const { error } = await bench.run(command);
    expect(error).toMatchObject({ code: 'ReferenceTaken', retryable: false, details: { fields: [field] } });
    expect(JSON.stringify(error)).not.toMatch(/kim@|lee@/);
  });

  it.each(others)('of another %s is not found to be ours, either', async (field, order) => {
    const command = bench.card();
    bench.vendor.misbehave({ kind: 'resets', acting: false }, { times: 1 });
    expect((await bench.run(command)).error).toMatchObject({ retryable: true });
    await take(command, order);
    const { error } = await bench.run({ ...command, attempt: 2 });
    expect(error).toMatchObject({ code: 'ReferenceTaken', message: expect.stringContaining(field) });
  });

  it('of another kind fails the order', async () => {
    const command = bench.card();
    await take(command, { value: '25.00' }, '/v1/campaigns/campaign-spring/gifts');
    expect((await bench.run(command)).error).toMatchObject({ code: 'ReferenceTaken', message: expect.stringContaining('kind') }); // prettier-ignore
    expect(paid()).toBe('25.00');
  });
});

it('one that has paid for the same, in other words, is ours', async () => {
  const command = bench.card({ email: 'Lee@Example.com' });
  await take(command, { ...card, value: '25' });
  expect((await bench.run(command)).output).toMatchObject({ card_id: bench.vendor.issued().at(-1)?.id });
  expect(paid()).toBe('25.00');
});
