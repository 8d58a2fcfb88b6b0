import { afterEach, describe, expect, it } from '@jest/globals';
import { startFakeThuzi, type FakeThuzi, type FakeThuziOptions } from './fake-thuzi.js';

const ada = {
  externalId: 'ada',
  email: 'ada@example.com',
  checkedInAt: '2026-05-01T10:00:00Z',
  reference: 'run1.step1',
};

describe('a fake Thuzi', () => {
  let thuzi: FakeThuzi;
  afterEach(() => thuzi.stop());

  const start = async (options: FakeThuziOptions = {}) => (thuzi = await startFakeThuzi(options));
  const checkIn = async (body: unknown, { event = 'event', key = 'thuzi-key' } = {}) => {
    const headers = { 'content-type': 'application/json', 'x-api-key': key };
    const answer = await fetch(`${thuzi.url}/v1/events/${event}/checkins`, { method: 'POST', headers, body: JSON.stringify(body) }); // prettier-ignore
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> };
  };

  it('checks a person in once, and says so the second time', async () => {
    await start();
    const first = await checkIn(ada);
    const second = await checkIn({ ...ada, reference: 'run2.step1' });
    expect([first.status, first.body]).toEqual([201, { id: expect.any(String), status: 'in' }]);
    expect([second.status, second.body]).toEqual([200, { id: first.body['id'], status: 'already-in' }]);
    expect(thuzi.checkIns()).toEqual([{ ...ada, id: first.body['id'], eventId: 'event' }]);
  });

  it('checks a person in at every event by itself', async () => {
    await start();
    thuzi.addEvent({ id: 'other' });
    await checkIn(ada);
    expect((await checkIn(ada, { event: 'other' })).status).toBe(201);
    expect([thuzi.checkIns().length, thuzi.checkIns('other').length]).toEqual([2, 1]);
  });

  it('does not know other events, nor people who are not expected', async () => {
    await start({ events: [{ id: 'event', attendees: ['bob'] }] });
    expect(await checkIn(ada, { event: 'other' })).toMatchObject({ status: 404, body: { code: 'EventNotFound' } });
    expect(await checkIn(ada)).toMatchObject({ status: 404, body: { code: 'AttendeeNotFound' } });
    expect((await checkIn({ ...ada, externalId: 'bob' })).status).toBe(201);
  });

  it('tells who has no key, and which fields are wrong', async () => {
    await start();
    expect(await checkIn({}, { key: 'other' })).toMatchObject({ status: 401, body: { code: 'Unauthorized' } });
    const { status, body } = await checkIn({ ...ada, mobile: 'none', reference: '' });
    expect([status, body['code']]).toEqual([400, 'InvalidRequest']);
    expect(body['errors']).toMatchObject([{ field: 'mobile' }, { field: 'reference' }]);
  });

  it('bears as much as it was told, and says when to come back', async () => {
    await start({ rate: { requests: 1, perMs: 1e12 } });
    await checkIn(ada);
    const { status, headers } = await checkIn({ ...ada, externalId: 'bob' });
    expect(status).toBe(429);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(thuzi.checkIns()).toHaveLength(1);
  });
});
