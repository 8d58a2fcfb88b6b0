import { describe, expect, it } from '@jest/globals';
import { trackInput } from './track-input.js';
import { mayRepeat, sharingKey, trackObjects } from './track-objects.js';

const read = (given: object) => trackInput.parse({ user: { by: 'external_id', value: 'u1' }, ...given });
const objects = (given: object) => trackObjects(read(given), Date.UTC(2026, 4, 1));
const events = [{ name: 'Won' }];

describe('a user', () => {
  it.each([
    [{ by: 'external_id', value: ' u1 ' }, { external_id: 'u1' }],
    [{ by: 'braze_id', value: 'b1' }, { braze_id: 'b1' }],
    [{ by: 'email_alias', value: ' Ada@Example.com' }, { user_alias: { alias_name: 'ada@example.com', alias_label: 'email' } }], // prettier-ignore
    [{ by: 'phone_alias', value: '+61 412-345 678' }, { user_alias: { alias_name: '+61412345678', alias_label: 'phone' } }], // prettier-ignore
    [{ by: 'email_alias', value: 'a@b.co', aliasLabel: 'hub' }, { user_alias: { alias_name: 'a@b.co', alias_label: 'hub' } }], // prettier-ignore
    [{ by: 'email', value: 'Ada@Example.com' }, { email: 'ada@example.com' }],
    [{ by: 'phone', value: '+61412345678' }, { phone: '+61412345678' }],
  ])('mapped by %j is %j in every object', (user, who) => {
    const { attributes, events: happened } = objects({ user, events, attributes: { seat: 7 } });
    expect([attributes, happened]).toMatchObject([[{ ...who, seat: 7 }], [who]]);
  });

  it('is made or not as the step says; Braze decides when it says nothing', () => {
    expect(objects({ events })).toMatchObject({ attributes: [], events: [expect.not.objectContaining({ _update_existing_only: expect.anything() })] }); // prettier-ignore
    expect(objects({ events, updateExistingOnly: true }).events).toMatchObject([{ _update_existing_only: true }]);
  });

  it('of an alias is made by an attributes object, because no event makes one', () => {
    const user = { by: 'email_alias', value: 'ada@example.com' };
    const who = { user_alias: { alias_name: 'ada@example.com', alias_label: 'email' }, _update_existing_only: false };
    expect(objects({ user, events, updateExistingOnly: false }).attributes).toEqual([who]);
    expect(objects({ user, events }).attributes).toEqual([]);
  });
});

describe('objects', () => {
  it('hold what is mapped and not empty, operations as they are, and what is to be removed', () => {
    const attributes = { first_name: 'Ada', nickname: null, points: { inc: '5' }, tags: { add: ['a'] } };
    const subscriptions = { email: 'opted_in', push: 'unsubscribed', groups: [{ id: 'g1', state: 'subscribed' }] };
    expect(objects({ attributes, removeAttributes: ['seat'], subscriptions }).attributes).toEqual([
      {
        external_id: 'u1',
        first_name: 'Ada',
        points: { inc: 5 },
        tags: { add: ['a'] },
        seat: null,
        email_subscribe: 'opted_in',
        push_subscribe: 'unsubscribed',
        subscription_groups: [{ subscription_group_id: 'g1', subscription_state: 'subscribed' }],
      },
    ]);
  });

  it('happened at the recorded instant of the step, unless it says when', () => {
    const given = { events: [{ name: 'Won', time: '', properties: { prize: 'car', none: null } }, { name: 'Lost', time: '2026-04-01', appId: 'app' }] }; // prettier-ignore
    expect(objects(given).events).toEqual([
      { external_id: 'u1', name: 'Won', time: '2026-05-01T00:00:00.000Z', properties: { prize: 'car' } },
      { external_id: 'u1', name: 'Lost', time: '2026-04-01', app_id: 'app' },
    ]);
  });

  it('of a purchase are named as Braze names them', () => {
    expect(objects({ purchases: [{ productId: 'pen', currency: 'USD', price: 2.5 }] }).purchases).toEqual([
      { external_id: 'u1', product_id: 'pen', currency: 'USD', price: 2.5, quantity: 1, time: '2026-05-01T00:00:00.000Z' }, // prettier-ignore
    ]);
  });
});

describe('a step that comes twice', () => {
  it.each([
    [true, { attributes: { seat: 7, tags: { add: ['a'], remove: ['b'] }, stay: { nights: 2 } } }],
    [true, { subscriptions: { email: 'opted_in' } }],
    [false, { attributes: { seat: 7, points: { inc: 1 } } }],
    [false, { attributes: { trips: { $add: [{ to: 'x' }] } } }],
    [false, { events }],
    [false, { purchases: [{ productId: 'pen', currency: 'USD', price: 2.5 }] }],
  ])('is as good as once: %s for %j', (may, given) => {
    expect(mayRepeat(read(given))).toBe(may);
  });
});

describe('a request', () => {
  it('is shared by steps, but not by one with nested attributes', () => {
    const nested = { attributes: { stay: { nights: 2 } } };
    const keys = [{ events }, { attributes: { seat: 7 } }, { attributes: { points: { inc: 1 } } }].map((given) => sharingKey(read(given))); // prettier-ignore
    expect(new Set(keys).size).toBe(1);
    expect(sharingKey(read(nested))).not.toBe(keys[0]);
    expect(sharingKey(read(nested))).not.toBe(sharingKey(read({ attributes: { stay: { nights: 3 } } })));
  });
});
