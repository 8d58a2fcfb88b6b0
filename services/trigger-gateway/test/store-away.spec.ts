import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@fanfare/testing';
import { aClick, Gateway } from './gateway.js';

// real: NATS JetStream, made full and then stopped. fake: nothing.
describe('when events cannot be stored', () => {
  let gateway: Gateway;

  beforeAll(async () => {
    gateway = await Gateway.start({ GATEWAY_STORE_WITHIN_MS: '500', DRAIN_MS: '500' });
  });
  afterAll(() => gateway.stop());

  it('asks the publisher to come back when the stream is full, one event or a batch', async () => {
    const { jsm } = gateway.nats;
    await jsm.streams.update('EVENTS', { max_bytes: 1 });
    const one = await gateway.post(aClick());
    const batch = await gateway.post([aClick({ id: 'a' }), { type: 'Nope' }]);
    await jsm.streams.update('EVENTS', { max_bytes: 1_000_000 });
    expect(one).toMatchObject({ status: 503, retryAfter: '10', body: { code: 'EventsFull' } });
    expect(batch.body.results).toEqual([
      { index: 0, id: 'a', status: 'unavailable' },
      expect.objectContaining({ index: 1, status: 'refused' }),
    ]);
    expect((await gateway.post(aClick())).status).toBe(202);
  });

  it('asks the publisher to send again with the same id while JetStream is away, and takes it when it is back', async () => {
    const event = aClick({ id: 'patient' });
    await gateway.servers.nats.kill();
    const { status, retryAfter, body } = await gateway.post(event);
    await gateway.servers.nats.restart();
    expect({ status, retryAfter, code: body.code }).toEqual({ status: 503, retryAfter: '5', code: 'Unavailable' });
    await eventually(async () => expect((await gateway.post(event)).status).toBe(202));
    expect((await gateway.stored()).map((stored) => stored.event.id)).toContain('patient');
  });
});
