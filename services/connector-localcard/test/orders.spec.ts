// real: NATS, MongoDB, the connector, HTTP. fake: LocalCard
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@fanfare/testing';
import { LocalCardBench } from './bench.js';

let bench: LocalCardBench;
beforeAll(async () => {
  bench = await LocalCardBench.open();
});
beforeEach(() => bench.vendor.journal.clear());
afterAll(() => bench.close());

describe('a card', () => {
  it('goes by e-mail unless told otherwise, with all that was said about it', async () => {
    const words = { name: 'Lee', recipientMessage: 'Well done', communicationMessage: 'You have a card' };
    const command = bench.card(words);
    expect(await bench.run(command)).toMatchObject({
      exit: 'Success',
      output: { card_id: expect.any(String), card_link: expect.stringMatching(/^https:/), status: 'Delivered', value: '25.00', currency: 'USD', expires_at: expect.any(String) }, // prettier-ignore
    });
    const { name, ...messages } = words;
    expect(bench.orders()).toEqual([
      {
        path: '/v1/cards',
        body: { templateId: 'template-reward', value: '25.00', currency: 'USD', deliveryMethod: 'Email', recipient: { name, email: 'lee@example.com' }, ...messages, reference: command.stepId }, // prettier-ignore
      },
    ]);
  });

  it.each([
    [{ deliveryMethod: 'Sms', mobile: '+61412345678', email: '' }, 'Delivered'],
    [{ deliveryMethod: 'Link', email: '' }, 'Created'],
    [{ deliverAt: new Date(Date.now() + 3_600_000).toISOString() }, 'Scheduled'],
  ])('with %j is %s', async (input, status) => {
    expect((await bench.run(bench.card(input))).output).toMatchObject({ status });
  });

  it.each([
    ['25.5', '25.50'],
    [25, '25.00'],
    [19.99, '19.99'],
    ['$100', '100.00'],
  ])('of %j costs %s, written as a decimal', async (value, paid) => {
    expect((await bench.run(bench.card({ value }))).output).toMatchObject({ value: paid });
    expect(bench.orders()).toMatchObject([{ body: { value: paid } }]);
  });

  it.each([
    [{ value: '-5' }, 'value'],
    [{ value: 25.555 }, 'value'],
    [{ value: '1000.01' }, 'value'],
    [{ email: '' }, 'email: is needed to deliver by Email'],
    [{ email: 'nobody' }, 'email'],
    [{ deliveryMethod: 'Sms' }, 'mobile: is needed'],
    [{ deliveryMethod: 'Sms', mobile: '0412 345 678' }, 'mobile'],
    [{ deliverAt: 'tomorrow' }, 'deliverAt'],
    [{ template: '' }, 'template'],
  ])('with %j is never ordered, and the field is named', async (input, field) => {
    expect((await bench.run(bench.card(input))).error).toMatchObject({ code: 'InputInvalid', message: expect.stringContaining(field) }); // prettier-ignore
    expect(bench.orders()).toEqual([]);
  });

  it('that was to be delivered in the past is not ordered', async () => {
    const outcome = await bench.run(bench.card({ deliverAt: '2020-01-01T00:00:00Z' }));
    expect(outcome.error).toMatchObject({ code: 'DeliverAtPassed', retryable: false });
    expect(bench.orders()).toEqual([]);
  });
});

describe('a gift', () => {
  it('of a campaign is a link unless told otherwise', async () => {
    const command = bench.gift({ recipientMessage: 'For you' });
    expect(await bench.run(command)).toMatchObject({
      exit: 'Success',
      output: { gift_id: expect.any(String), gift_link: expect.stringMatching(/^https:/), status: 'Created', value: '10.00' }, // prettier-ignore
    });
    expect(bench.orders()).toEqual([
      {
        path: '/v1/campaigns/campaign-spring/gifts',
        body: { value: '10.00', deliveryMethod: 'Link', recipient: {}, recipientMessage: 'For you', reference: command.stepId }, // prettier-ignore
      },
    ]);
  });

  it('of a campaign that there is not fails, and says which', async () => {
    expect((await bench.run(bench.gift({ campaign: 'no/such' }))).error).toMatchObject({ code: 'NotFound', message: 'LocalCard main has no campaign no/such.' }); // prettier-ignore
  });
});

describe('an order that LocalCard refuses', () => {
  it('for its value fails, and names the range', async () => {
    const { error } = await bench.run(bench.card({ template: 'template-birthday', value: '100.01' }));
    expect(error).toMatchObject({
      code: 'ValueOutOfRange',
      message: '100.01 USD is not a value that the card template template-birthday takes: from 5.00 to 100.00 USD.',
      details: { minValue: '5.00', maxValue: '100.00' },
    });
  });

  it('for what it does not accept fails by the fields, and without the recipient’s data', async () => {
    await bench.connect('euro', { currency: 'EUR' });
    const { error } = await bench.run(bench.card({}, { workspace: 'euro' }));
    expect(error).toMatchObject({ code: 'InvalidRequest', message: expect.stringContaining('currency') });
    expect(JSON.stringify(error)).not.toContain('lee@example.com');
  });

  it('for want of balance fails, and is paid when the run is tried again after a top-up', async () => {
    const before = Number(bench.vendor.balance());
    for (let left = before; left >= 1000; left -= 1000) await bench.run(bench.gift({ value: '1000' }));
    const command = bench.card({ value: '1000' });
    expect((await bench.run(command)).error).toMatchObject({ code: 'InsufficientBalance', message: expect.stringContaining('1000.00 USD') }); // prettier-ignore
    bench.vendor.topUp('10000.00');
    expect((await bench.run({ ...command, stepId: `${command.stepId}/r1` })).exit).toBe('Success');
  });

  it('for its key fails, and says what to do', async () => {
    await bench.connect('stranger', {}, 'wrong');
    expect((await bench.run(bench.card({}, { workspace: 'stranger' }))).error).toMatchObject({ code: 'AccountRefused', message: expect.stringContaining('Correct its key') }); // prettier-ignore
  });

  it('because there were too many is made when it said, and no attempt is counted', async () => {
    bench.vendor.misbehave({ kind: 'throttles', retryAfterSeconds: 1 }, { times: 1 });
    const before = Date.now();
    const answer = await bench.kit.steps.run(bench.gift());
    expect(answer).toMatchObject({ attempt: 1, outcome: { exit: 'Success' } });
    expect(answer.finishedAt - before).toBeGreaterThanOrEqual(1_000);
    await eventually(() => expect(bench.orders()).toHaveLength(2));
  });
});
