import { afterEach, describe, expect, it } from '@jest/globals';
import type { TrackError } from './check-track.js';
import { startFakeBraze, type FakeBraze, type FakeBrazeOptions } from './fake-braze.js';

const time = '2026-05-01T10:00:00Z';
const nobody = "'external_id', 'braze_id', 'user_alias', 'email' or 'phone' is required";
const nothing = "Valid data must be provided in the 'attributes', 'events', or 'purchases' fields.";

describe('a fake Braze', () => {
  let braze: FakeBraze;
  afterEach(() => braze.stop());

  const start = async (options: FakeBrazeOptions = {}) => (braze = await startFakeBraze(options));
  const track = async (body: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${braze.url}/users/track`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer fake-braze-key', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const said = (await answer.json()) as { message: string; errors?: TrackError[] };
    return { status: answer.status, headers: answer.headers, body: said };
  };
  const events = (count: number, about = {}) => Array.from({ length: count }, () => ({ external_id: 'ada', name: 'won', time, ...about })); // prettier-ignore

  describe('at the door', () => {
    it.each([
      ['an unknown key', 'Bearer other', 401, 'Invalid API Key'],
      ['a key in quotes', 'Bearer "fake-braze-key"', 401, 'Invalid API Key'],
      ['a key without Bearer', 'fake-braze-key', 401, 'Invalid API Key'],
      ['a key that may not track', 'Bearer reader', 403, 'Access Denied'],
      ['a good key that tracks nothing', 'Bearer fake-braze-key', 400, nothing],
    ])('answers %s (%s) with %d', async (_, authorization, status, message) => {
      await start({ keys: { 'fake-braze-key': ['users.track'], reader: ['users.export.ids'] } });
      expect(await track({}, { authorization })).toMatchObject({ status, body: { message } });
    });

    it('refuses what is no JSON, what cannot be read, what is too long and what is elsewhere', async () => {
      await start({ maxBytes: 100 });
      expect((await track('{}', { 'content-type': 'text/plain' })).status).toBe(415);
      expect((await track('{"events":')).status).toBe(400);
      expect((await track({ events: events(9) })).status).toBe(413);
      expect(await (await fetch(`${braze.url}/users/trek`)).json()).toEqual({ message: 'Invalid URL' });
    });

    it('tells its rate in lower case on every answer, and has no more than that', async () => {
      await start({ rate: { requests: 1, perMs: 1e12 } });
      const [first, second] = [await track({ events: events(1) }), await track({ events: events(1) })];
      expect([first.status, second.status]).toEqual([201, 429]);
      expect(Object.fromEntries(first.headers)).toMatchObject({ 'x-ratelimit-limit': '1', 'x-ratelimit-remaining': '0' }); // prettier-ignore
      expect(Number(second.headers.get('x-ratelimit-reset'))).toBeGreaterThan(Date.now() / 1_000);
      expect(second.headers.get('retry-after')).toBeNull();
      expect(braze.events()).toHaveLength(1);
    });
  });

  describe('of a request', () => {
    it('takes 75 of each kind and not one more', async () => {
      await start();
      const attributes = Array.from({ length: 75 }, (_, i) => ({ external_id: `${i}`, seat: i }));
      expect(await track({ attributes, events: events(75) })).toMatchObject({
        status: 201,
        body: { message: 'success', attributes_processed: 75, events_processed: 75 },
      });
      expect((await track({ events: events(76) })).body).toEqual({ message: 'Max Input Length Exceeded' });
      expect([braze.users.length, braze.events().length]).toEqual([76, 75]);
    });

    it('takes as many together as its contract says', async () => {
      await start({ maxCombined: 50 });
      const attributes = [{ external_id: 'ada', seat: 1 }];
      expect((await track({ attributes, events: events(50) })).status).toBe(400);
      expect((await track({ attributes, events: events(49) })).status).toBe(201);
    });

    it('takes what is good and says where the rest stood', async () => {
      await start();
      const purchase = { external_id: 'ada', product_id: 'pen', currency: 'USD', price: 2.5, quantity: 0, time };
      const { status, body } = await track({ events: [...events(1), { name: 'won', time }], purchases: [purchase] });
      expect([status, body]).toEqual([
        201,
        {
          message: 'success',
          events_processed: 1,
          errors: [
            { type: nobody, input_array: 'events', index: 1 },
            { type: "'quantity' is not valid", input_array: 'purchases', index: 0 },
          ],
        },
      ]);
      expect(braze.events()).toMatchObject([{ external_id: 'ada', name: 'won', time: '2026-05-01T10:00:00.000Z' }]);
    });

    it('refuses all when nothing of it is good', async () => {
      await start();
      const { status, body } = await track({ attributes: [{ external_id: 'ada', email: 'ada@' }] });
      expect([status, body]).toEqual([
        400,
        {
          message: nothing,
          errors: [{ type: "The value provided for the 'email' field is not a valid email.", input_array: 'attributes', index: 0 }], // prettier-ignore
        },
      ]);
    });

    it('refuses all when one of it is a blocked dummy user', async () => {
      await start({ blockedExternalIds: ['test'] });
      const { status, body } = await track({ events: [...events(1), ...events(1, { external_id: 'test' })] });
      expect([status, body.message]).toEqual([400, 'provided external_id is blacklisted and disallowed']);
      expect(braze.events()).toEqual([]);
    });

    it.each([
      [{ name: undefined }, "'name' is required"],
      [{ time: undefined }, "'time' is required"],
      [{ time: 'yesterday' }, "'time' is not valid"],
      [{ properties: { event_name: 'won' } }, "'properties' is not valid"],
      [{ properties: { $prize: 'car' } }, "'properties' is not valid"],
      [{ properties: { '': 'car' } }, "'properties' is not valid"],
      [{ properties: { prize: 'x'.repeat(256) } }, "'properties' is not valid"],
      [{ properties: { days: [time] } }, "'properties' is not valid"],
      [{ properties: { all: Array(500).fill('x'.repeat(250)) } }, "'properties' is not valid"],
      [{ user_alias: { alias_name: 'ada' } }, "'user_alias' is not valid"],
    ])('does not take the event %j', async (about, type) => {
      await start();
      expect((await track({ events: events(1, about) })).body.errors).toEqual([{ type, input_array: 'events', index: 0 }]); // prettier-ignore
    });

    it.each([{ currency: 'ZZZ' }, { quantity: 101 }, { price: '2' }, { product_id: 'x'.repeat(256) }])(
      'does not take the purchase %j',
      async (about) => {
        await start();
        const pen = { external_id: 'ada', product_id: 'pen', currency: 'USD', price: 2.5, time, ...about };
        expect((await track({ purchases: [pen] })).body.errors?.[0]?.type).toBe(
          `'${Object.keys(about)[0]}' is not valid`,
        );
      },
    );
  });

  describe('whom it is about', () => {
    const about = (...attributes: object[]) => track({ attributes });
    const alias = { alias_name: 'd1', alias_label: 'device' };

    it('counts an event twice that came twice', async () => {
      await start();
      await track({ events: events(1) });
      await track({ events: events(1) });
      expect(braze.events()).toHaveLength(2);
    });

    it('makes a profile by external id, e-mail or phone, unless only existing ones are to be updated', async () => {
      await start();
      await about({ external_id: 'ada' }, { email: 'bob@example.com' }, { phone: '+15043277269' });
      const answer = await about({ external_id: 'eve', _update_existing_only: true }, { braze_id: 'unknown' });
      expect(answer).toMatchObject({ status: 201, body: { attributes_processed: 2 } });
      expect(braze.users).toMatchObject([
        { external_id: 'ada' },
        { external_id: null, profile: { email: 'bob@example.com' }, user_aliases: [] },
        { external_id: null, profile: { phone: '+15043277269' } },
      ]);
    });

    it('makes a profile of an alias only by attributes that ask for it', async () => {
      await start();
      await about({ user_alias: alias });
      await track({ events: [{ user_alias: alias, _update_existing_only: false, name: 'won', time }] });
      expect([braze.users, braze.events()]).toEqual([[], []]);
      await about({ user_alias: alias, _update_existing_only: false });
      await track({ events: [{ user_alias: alias, name: 'won', time }] });
      expect([braze.users, braze.events()]).toMatchObject([[{ user_aliases: [alias] }], [{ external_id: null }]]);
    });

    it('goes by the e-mail of an object that has a phone too', async () => {
      await start();
      await about({ phone: '+15043277269' }, { email: 'bob@example.com', phone: '+15043277269', seat: 7 });
      expect(braze.user({ email: 'bob@example.com' })?.custom_attributes).toEqual({ seat: 7 });
    });

    it('of several with an e-mail takes those with an external id first, then the one updated last', async () => {
      await start();
      const email = 'bob@example.com';
      await about({ email }, { external_id: 'bob1', email }, { external_id: 'bob2', email }, { email, seat: 7 });
      expect(braze.users.map(({ external_id }) => external_id)).toEqual([null, 'bob1', 'bob2']);
      expect(braze.user({ external_id: 'bob2' })?.custom_attributes).toEqual({ seat: 7 });
    });

    it('shows what was tracked only after its delay', async () => {
      await start({ delayMs: 3_600_000 });
      await track({ attributes: [{ external_id: 'ada' }], events: events(1) });
      expect([braze.users, braze.events()]).toEqual([[], []]);
      braze.settle();
      expect([braze.users.length, braze.events().length]).toEqual([1, 1]);
    });

    it('takes what it is told during maintenance, and says so otherwise', async () => {
      await start();
      braze.isInMaintenance = true;
      const { status, body } = await track({ events: events(1) });
      expect([status, body, braze.events().length]).toEqual([202, { message: 'queued' }, 1]);
    });

    it('reads the older form of a time, and has an event of the future happen now', async () => {
      await start();
      await track({ events: [...events(1, { time: '2026-05-01T10:00:00:123Z' }), ...events(1, { time: '2999-01-01' })] }); // prettier-ignore
      const [first, second] = braze.events().map((event) => event.time);
      expect(first).toBe('2026-05-01T10:00:00.123Z');
      expect(Date.parse(second ?? '')).toBeLessThanOrEqual(Date.now());
    });
  });
});
