import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aWorkflow, eventually } from '@fanfare/testing';
import { Fanfare } from './fanfare.js';

// real: everything.
const steps = { note: { action: 'ContactUpdate', input: { fields: { noted: 'yes' } } } };

describe('what people give by hand', () => {
  let fanfare: Fanfare;
  let contact: string;
  beforeAll(async () => {
    fanfare = await Fanfare.start();
    await fanfare.api.expectOk('PUT', '/offers/ten', { name: 'Ten per cent', limit: 3 });
    await fanfare.activate('points', aWorkflow(steps, { trigger: { type: 'Loyalty.PointsAwarded' } }));
    await fanfare.activate('coupons', aWorkflow(steps, { trigger: { type: 'Coupon.Issued' } }));
    const id = randomUUID();
    await fanfare.activate('welcome', aWorkflow(steps, { trigger: { type: 'Prize.Awarded' } }));
    await fanfare.publish({ id, type: 'Prize.Awarded', contact: { email: 'ann@example.com' }, data: { prizeId: id } });
    contact = String((await fanfare.endedRun(id)).contact);
  });
  afterAll(() => fanfare.stop());

  const post = (path: string, body: object) => fanfare.api.send('POST', `/contacts/${contact}${path}`, body);
  const runsOf = async (workflow: string) => (await fanfare.runs({ workflow })).length;

  it('points are booked once for a requestId, told to workflows, and never taken beyond the balance', async () => {
    const award = { kind: 'award', points: 50, reason: 'Sorry', requestId: 'ticket-1' };
    for (let i = 0; i < 2; i++) {
      expect(await post('/points', award)).toMatchObject({ status: 200, body: { balance: 50 } });
    }
    const take = { kind: 'redeem', points: 20, requestId: 'till-1' };
    for (let i = 0; i < 2; i++) {
      expect(await post('/points', take)).toMatchObject({ status: 200, body: { balance: 30 } });
    }
    expect(await post('/points', { ...take, points: 31, requestId: 'till-2' })).toMatchObject({ status: 409 });
    expect(await fanfare.api.expectOk('GET', `/contacts/${contact}/points`)).toMatchObject({ balance: 30, entries: [{ delta: -20 }, { delta: 50, reason: 'Sorry' }] }); // prettier-ignore
    await eventually(async () => expect(await runsOf('points')).toBe(1));
  });

  it('coupons are issued once for a requestId, within the limits, and the offer says what is left', async () => {
    const issue = { offer: 'ten', quantity: 2, requestId: 'ticket-1' };
    const answers = [await post('/coupons', issue), await post('/coupons', issue)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(answers[0]?.body).toMatchObject({ coupons: [{ code: expect.any(String) }, { code: expect.any(String) }] });
    expect(await post('/coupons', { ...issue, requestId: 'ticket-2' })).toMatchObject({ status: 409 });
    expect(await post('/coupons', { ...issue, offer: 'none', requestId: 'ticket-3' })).toMatchObject({ status: 404 });
    expect(await fanfare.api.expectOk('GET', '/offers/ten')).toMatchObject({
      name: 'Ten per cent',
      issued: 2,
      left: 1,
    });
    expect((await fanfare.api.send('GET', '/offers/none')).status).toBe(404);
    await eventually(async () => expect(await runsOf('coupons')).toBe(2));
  });

  it('is refused for nobody, and without a requestId', async () => {
    const award = { kind: 'award', points: 5, requestId: 'x' };
    expect((await fanfare.api.send('POST', '/contacts/nobody/points', award)).status).toBe(404);
    expect((await post('/points', { kind: 'award', points: 5 })).status).toBe(400);
  });
});
