import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aClick, Gateway } from './gateway.js';

// real: NATS JetStream, the gateway's HTTP interface. fake: nothing.
describe('posting events', () => {
  let gateway: Gateway;

  beforeAll(async () => {
    gateway = await Gateway.start();
  });
  beforeEach(() => gateway.forget());
  afterAll(() => gateway.stop());

  it('answers 202 with the id, and the event is in JetStream under its trigger', async () => {
    const event = aClick({
      id: 'evt-1',
      occurredAt: '2026-11-22T10:00:00+01:00',
      siteId: 's',
      contact: { email: 'ada@example.com' },
      session: { anonymousId: 'a-1' },
    });
    const answer = await gateway.post(event);
    expect(answer).toMatchObject({ status: 202, body: { id: 'evt-1', status: 'accepted' } });
    const [stored] = await gateway.stored();
    expect(stored).toEqual({
      subject: 'events.acme.Card.CoverClicked',
      event: { ...event, workspaceId: 'acme', acceptedAt: expect.any(Number) },
    });
  });

  it('makes a UUIDv7 and takes the instant of acceptance when the publisher gives neither', async () => {
    const { body } = await gateway.post(aClick());
    const [stored] = await gateway.stored();
    expect(body.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(stored?.event).toMatchObject({
      id: body.id,
      occurredAt: new Date(stored?.event.acceptedAt ?? 0).toISOString(),
    });
  });

  it('stores a batch of a thousand in order, and says so event by event', async () => {
    const batch = Array.from({ length: 1_000 }, (_, i) => aClick({ id: `e${i}` }));
    const { status, body } = await gateway.post({ events: batch });
    expect({ status, accepted: body.accepted, last: body.results?.[999] }).toEqual({
      status: 202,
      accepted: 1_000,
      last: { index: 999, id: 'e999', status: 'accepted' },
    });
    expect((await gateway.stored()).map(({ event }) => event.id)).toEqual(batch.map(({ id }) => id));
  });

  it('stores the good events of a batch and names what is wrong with the others', async () => {
    const { status, body } = await gateway.post([
      aClick({ id: 'a' }),
      { type: 'Prize.Awarded', id: 'b', data: {} },
      aClick({ id: 'c' }),
    ]);
    expect({ status, accepted: body.accepted, refused: body.refused }).toEqual({
      status: 207,
      accepted: 2,
      refused: 1,
    });
    expect(body.results?.[1]).toEqual({
      index: 1,
      id: 'b',
      status: 'refused',
      errors: [{ path: 'data.prizeId', message: expect.stringContaining('string') }],
    });
    expect((await gateway.stored()).map(({ event }) => event.id)).toEqual(['a', 'c']);
  });

  it('takes the same event again: whoever reads it recognises the id', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => gateway.post(aClick({ id: 'same' }))));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    expect(new Set((await gateway.stored()).map(({ event }) => event.id))).toEqual(new Set(['same']));
  });

  it('takes text of any language, odd ids and unlisted data as they are', async () => {
    const event = aClick({
      id: 'a.*>\u0000é',
      data: { cardTitle: '\u2028日本 🎉 \\ "', any: { thing: [1, null, true] } },
    });
    expect((await gateway.post(event)).status).toBe(202);
    expect((await gateway.stored())[0]?.event).toMatchObject(event);
  });

  it('takes the last of two equal keys, as JSON.parse does', async () => {
    await gateway.post('{"type":"Nope","id":"1","type":"Card.CoverClicked","id":"2"}');
    expect((await gateway.stored())[0]?.event).toMatchObject({ id: '2', type: 'Card.CoverClicked' });
  });

  it('takes an event of nearly 256 KiB, and a batch of such in any script', async () => {
    const large = (id: string) => aClick({ id, data: { cardTitle: '漢'.repeat(87_000) } });
    expect((await gateway.post(large('one'))).status).toBe(202);
    expect((await gateway.post(Array.from({ length: 8 }, (_, i) => large(`${i}`)))).status).toBe(202);
    expect(await gateway.stored()).toHaveLength(9);
  });

  it("accepts any of a workspace's keys", async () => {
    expect((await gateway.post(aClick(), { key: 'second-key-of-acme' })).status).toBe(202);
  });

  it('lists the triggers with the JSON Schema of their data', async () => {
    const listing = await (await fetch(`${gateway.service.url}/v1/triggers`)).json();
    const awarded = { name: 'Prize.Awarded', data: expect.objectContaining({ type: 'object', required: ['prizeId'] }) };
    expect(listing).toMatchObject({
      triggers: expect.arrayContaining([awarded]),
      event: { properties: { occurredAt: {} } },
    });
  });
});
