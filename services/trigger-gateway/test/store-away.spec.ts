import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import { aClick, Gateway } from './gateway.js';

// real: NATS JetStream, made full and then stopped. fake: nothing.
describe('when events cannot be stored', () => {
  let gateway: Gateway;

  beforeAll(async () => {
    gateway = await Gateway.start({ GATEWAY_STORE_WITHIN_MS: '500' });
  });
  afterAll(() => gateway.stop());

  it('asks the publisher to come back when the stream is full, one event or a batch', async () => {
    const jsm = await jetstreamManager(gateway.nc);
    await jsm.streams.update('EVENTS', { max_bytes: 1 });
    const one = await gateway.post(aClick());
    const batch = await gateway.post([aClick({ id: 'a' }), { type: 'Nope' }]);
    await jsm.streams.update('EVENTS', { max_bytes: 1_000_000 });
    expect(one).toMatchObject({ status: 503, retryAfter: '10', type: 'application/problem+json', body: { code: 'EventsFull' } });
    expect(batch.body.results).toEqual([{ index: 0, id: 'a', status: 'unavailable' }, expect.objectContaining({ index: 1, status: 'refused' })]);
    expect((await gateway.post(aClick())).status).toBe(202);
  });

  it('asks the publisher to send again with the same id when JetStream does not answer', async () => {
    await gateway.servers.nats.stop();
    const answer = await gateway.post(aClick());
    expect(answer).toMatchObject({ status: 503, retryAfter: '5', body: { code: 'Unavailable', detail: expect.stringContaining('same id') } });
  });
});
