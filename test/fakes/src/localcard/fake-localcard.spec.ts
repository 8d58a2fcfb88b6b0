import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startFakeLocalCard, type FakeLocalCard } from './fake-localcard.js';

describe('the fake LocalCard', () => {
  let localCard: FakeLocalCard;
  let now: Date;
  beforeEach(async () => {
    now = new Date('2027-01-01T09:00:00Z');
    localCard = await startFakeLocalCard({ balance: '100.00', now: () => now });
  });
  afterEach(() => localCard.stop());

  const ask = async (method: string, path: string, body?: unknown, key = 'localcard-key') => {
    const answer = await fetch(`${localCard.url}/v1/${path}`, {
      method,
      headers: { 'x-api-key': key, 'content-type': 'application/json' },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return [answer.status, await answer.json()];
  };
  const order = {
    templateId: 'template-birthday',
    value: '25.00',
    currency: 'USD',
    recipient: { email: 'lee@example.com' },
    reference: 'run-1/step-2',
  };
  const card = (changes: object = {}) => ask('POST', 'cards', { ...order, ...changes });
  const gift = (changes: object = {}) => ask('POST', 'campaigns/campaign-spring/gifts', { value: '10', reference: 'run-2', ...changes }); // prettier-ignore

  it('lets in only who has the key', async () => {
    expect(await ask('GET', 'templates', undefined, 'wrong')).toMatchObject([401, { code: 'Unauthorized' }]);
  });

  it('tells its templates and campaigns', async () => {
    expect(await ask('GET', 'templates')).toMatchObject([200, { items: [{ id: 'template-reward' }, { id: 'template-birthday', currency: 'USD', minValue: '5.00', maxValue: '100.00' }] }]); // prettier-ignore
    expect(await ask('GET', 'campaigns')).toMatchObject([200, { items: [{ id: 'campaign-spring' }] }]);
  });

  it('issues a card and delivers it', async () => {
    expect(await card()).toEqual([
      201,
      {
        id: 'card-000001',
        templateId: 'template-birthday',
        recipient: { email: 'lee@example.com' },
        reference: 'run-1/step-2',
        status: 'Delivered',
        link: expect.stringMatching(/^https:/),
        value: '25.00',
        currency: 'USD',
        expiresAt: '2028-01-01T09:00:00.000Z',
      },
    ]);
  });

  it('issues a gift of a campaign, as a link that the client hands over', async () => {
    expect(await gift()).toMatchObject([
      201,
      { id: 'gift-000001', status: 'Created', value: '10.00', currency: 'USD' },
    ]);
  });

  it('schedules a card, and delivers it when it is time', async () => {
    expect(await card({ deliverAt: '2027-01-01T10:00:00Z' })).toMatchObject([201, { status: 'Scheduled' }]);
    now = new Date('2027-01-01T10:00:00Z');
    expect(await ask('GET', `cards?reference=${order.reference}`)).toMatchObject([200, { items: [{ status: 'Delivered' }] }]); // prettier-ignore
  });

  it('keeps the account of all it issued', async () => {
    await card();
    await gift();
    await gift({ reference: 'run-3', value: '0.5' });
    expect(localCard.issued()).toMatchObject([
      { kind: 'card', reference: 'run-1/step-2', value: '25.00', offerId: 'template-birthday' },
      { kind: 'gift', reference: 'run-2', value: '10.00', offerId: 'campaign-spring' },
    ]);
    expect([localCard.paid(), localCard.balance()]).toEqual(['35.00', '65.00']);
  });

  it('issues once for a reference, and gives the first to who asks again', async () => {
    const [, first] = await card();
    expect(await card({ value: '30.00' })).toEqual([409, { code: 'DuplicateReference', message: expect.any(String), card: first }]); // prettier-ignore
    expect(await gift({ reference: order.reference })).toMatchObject([409, { card: first }]);
    expect(localCard.paid()).toBe('25.00');
  });

  it('knows a repeated reference even when the rest would not do any more', async () => {
    const deliverAt = '2027-01-01T10:00:00Z';
    await card({ deliverAt, value: '100.00' });
    now = new Date('2027-01-01T11:00:00Z');
    expect(await card({ deliverAt, value: '100.00' })).toMatchObject([409, { card: { status: 'Delivered' } }]);
  });

  it('issues once to many who ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => card()));
    expect(answers.map(([status]) => status).toSorted()).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
    expect(localCard.issued()).toHaveLength(1);
  });

  it('is asked by reference what was issued', async () => {
    const [, issued] = await card();
    await gift();
    expect(await ask('GET', `cards?reference=${encodeURIComponent(order.reference)}`)).toEqual([200, { items: [issued] }]); // prettier-ignore
    expect(await ask('GET', 'cards?reference=run-2')).toEqual([200, { items: [] }]);
    expect(await ask('GET', 'gifts?reference=run-2')).toMatchObject([200, { items: [{ id: 'gift-000002' }] }]);
    expect(await ask('GET', 'gifts')).toMatchObject([400, { errors: [{ field: 'reference' }] }]);
  });

  it('refuses what the balance does not cover, until it is topped up', async () => {
    await gift({ value: '80.00' });
    expect(await card()).toMatchObject([402, { code: 'InsufficientBalance' }]);
    localCard.topUp('5.00');
    expect((await card())[0]).toBe(201);
    expect(localCard.balance()).toBe('0.00');
  });

  it.each(['4.99', '100.01'])('refuses the value %s, outside the range of the template', async (value) => {
    expect(await card({ value })).toMatchObject([
      422,
      { code: 'ValueOutOfRange', minValue: '5.00', maxValue: '100.00' },
    ]);
    expect(localCard.issued()).toEqual([]);
  });

  it.each([
    [{ value: '25,00' }, 'value'],
    [{ value: 25 }, 'value'],
    [{ currency: 'AUD' }, 'currency'],
    [{ deliveryMethod: 'Pigeon' }, 'deliveryMethod'],
    [{ deliveryMethod: 'Sms' }, 'recipient.mobile'],
    [{ recipient: { email: 'nobody' } }, 'recipient.email'],
    [{ deliverAt: '2027-01-01T08:59:59Z' }, 'deliverAt'],
    [{ deliverAt: 'tomorrow' }, 'deliverAt'],
    [{ reference: '' }, 'reference'],
  ])('refuses %j by its field', async (changes, field) => {
    expect(await card(changes)).toMatchObject([400, { code: 'InvalidRequest', errors: [{ field }] }]);
  });

  it('refuses templates and campaigns that there are not, and what is not JSON', async () => {
    expect(await card({ templateId: 'none' })).toMatchObject([404, { code: 'NotFound' }]);
    expect(await ask('POST', 'campaigns/none/gifts', {})).toMatchObject([404, { code: 'NotFound' }]);
    expect(await ask('POST', 'cards', '{')).toMatchObject([400, { code: 'InvalidRequest' }]);
  });

  it('has issued, though nobody was told, when it hangs up too late', async () => {
    localCard.misbehave({ kind: 'resets', acting: true }, { times: 1 });
    await expect(card()).rejects.toThrow();
    expect(await card()).toMatchObject([409, { card: { id: 'card-000001' } }]);
  });
});
