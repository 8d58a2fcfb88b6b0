import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anEvent } from '@fanfare/testing';
import { openBench, type Answer, type Bench } from './bench.js';
import { past, PastController } from './past.js';

const ids = ({ body }: Answer) => (body['events'] as { event: { id: string } }[]).map(({ event }) => event.id);

// real: NATS, MongoDB, the API. fake: the service contacts.
describe('recorded events', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench([PastController]);
    past.names.set('c1', [{ id: 'c1' }, { email: 'c1@acme.test' }, { mobile: '+61400111' }, { anonymousId: 'phone' }]);
    await bench.store(anEvent({ id: 'e1', contactId: 'c1' }), anEvent({ id: 'e2' }));
    await bench.store(anEvent({ id: 'e3', type: 'Form.Received', contact: { email: 'C1@acme.test' } }));
    await bench.store(anEvent({ id: 'e4', session: { anonymousId: 'phone' } }), anEvent({ id: 'e5', contact: { mobile: '+61 400-111' } })); // prettier-ignore
    await bench.store(anEvent({ id: 'x1', workspaceId: 'other' }));
  });
  afterAll(() => bench.close());

  it('are listed newest first, and no other workspace’s', async () => {
    const answer = await bench.get('/events');
    expect(ids(answer)).toEqual(['e5', 'e4', 'e3', 'e2', 'e1']);
    expect(answer.body).toMatchObject({
      searched: 5,
      complete: true,
      events: [{ storedAt: expect.any(Number) }, {}, {}, {}, {}],
    });
    expect(await bench.get('/events?limit=1')).toMatchObject({ body: { complete: false, searched: 1 } });
  });

  it('can be narrowed by type, and by contact in whatever way they name it', async () => {
    expect(ids(await bench.get('/events?type=Form.Received'))).toEqual(['e3']);
    expect(ids(await bench.get('/events?contact=c1'))).toEqual(['e5', 'e4', 'e3', 'e1']);
    expect(ids(await bench.get('/events?contact=c1%40Acme.test'))).toEqual(['e3']);
    expect(ids(await bench.get('/events?contact=%2B61400111'))).toEqual(['e5']);
    expect(ids(await bench.get('/events?contact=nobody'))).toEqual([]);
    expect(await bench.get('/events?type=Nonsense')).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'type' }] },
    });
  });

  it('are found by their id', async () => {
    expect(await bench.get('/events/e2')).toMatchObject({ status: 200, body: { event: { id: 'e2' } } });
    expect(await bench.get('/events/e3?type=Form.Received')).toMatchObject({ status: 200 });
    for (const path of ['/events/e3?type=Card.CoverClicked', '/events/x1', '/events/none']) {
      expect(await bench.get(path)).toMatchObject({ status: 404, body: { code: 'NotFound' } });
    }
  });
});
