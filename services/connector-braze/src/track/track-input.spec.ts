import { describe, expect, it } from '@jest/globals';
import { trackInput } from './track-input.js';

const user = { by: 'external_id', value: 'u1' };
const event = (given: object) => ({ events: [{ name: 'Won', ...given }] });
const purchase = (given: object) => ({ purchases: [{ productId: 'pen', currency: 'USD', price: 2.5, ...given }] });
const attributes = (given: object) => ({ attributes: given });
const long = 'x'.repeat(256);
const problemsOf = (input: object) =>
  trackInput.safeParse({ user, ...input }).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []; // prettier-ignore

describe('what is tracked', () => {
  it.each([
    [event({ time: '2026-05-01T10:00:00Z', properties: { prize: 'car', days: ['2026-05-01'], stay: { nights: 2 } } })],
    [event({ time: null, properties: { nothing: null } })],
    [event({ time: '2026-05-01T10:00:00:123Z' })],
    [purchase({ quantity: 100, properties: { colour: 'blue' } })],
    [
      attributes({
        first_name: 'Ada',
        gender: 'F',
        dob: '1980-12-21',
        email_subscribe: 'opted_in',
        seat: 7,
        tags: ['a'],
      }),
    ],
    [attributes({ points: { inc: '-5' }, tags: { add: ['a'], remove: ['b'] }, stay: { nights: 2, from: { $time: '2026-05-01' } } })], // prettier-ignore
    [{ subscriptions: { email: 'subscribed', groups: [{ id: 'g', state: 'unsubscribed' }] } }],
    [{ removeAttributes: ['seat'] }],
    [{ attributes: { email: 'ADA@example.com' }, user: { by: 'email', value: 'ada@example.com' } }],
  ])('may be %j', (input) => {
    expect(problemsOf(input)).toEqual([]);
  });

  it.each<[string, object]>([
    ['events.0.name', event({ name: '' })],
    ['events.0.name', event({ name: long })],
    ['events.0.time', event({ time: 'yesterday' })],
    ['events.0.properties.time', event({ properties: { time: 1 } })],
    ['events.0.properties.event_name', event({ properties: { event_name: 'Won' } })],
    ['events.0.properties.$prize', event({ properties: { $prize: 'car' } })],
    ['events.0.properties.prize', event({ properties: { prize: long } })],
    ['events.0.properties.days', event({ properties: { days: ['2026-05-01T10:00:00Z'] } })],
    ['events.0.properties', event({ properties: { all: Array(500).fill('x'.repeat(250)) } })],
    ['events', { events: Array(76).fill({ name: 'Won' }) }],
    ['purchases.0.currency', purchase({ currency: 'ZZZ' })],
    ['purchases.0.quantity', purchase({ quantity: 101 })],
    ['purchases.0.price', purchase({ price: '2.5' })],
    ['purchases.0.productId', purchase({ productId: long })],
    ['attributes.external_id', attributes({ external_id: 'u2' })],
    ['attributes.gender', attributes({ gender: 'female' })],
    ['attributes.dob', attributes({ dob: '21/12/1980' })],
    ['attributes.email', attributes({ email: 'ada@' })],
    ['attributes.email_subscribe', attributes({ email_subscribe: 'yes' })],
    ['attributes.points', attributes({ points: { inc: 1.5 } })],
    ['attributes.points', attributes({ points: { inc: null } })],
    ['attributes.tags', attributes({ tags: { add: 'a' } })],
    ['attributes.tags', attributes({ tags: { add: ['a'], other: 1 } })],
    ['attributes.rows', attributes({ rows: [['a']] })],
    ['attributes.stay', attributes({ stay: { nights: null } })],
    ['attributes.stay', attributes({ stay: { from: { $time: 'soon' } } })],
    ['attributes.stay', attributes({ stay: { name: long } })],
    ['attributes.trips', attributes({ trips: [{ to: 'x' }, null] })],
    ['removeAttributes', { removeAttributes: ['external_id'] }],
    ['user.value', { ...event({}), user: { by: 'email', value: 'ada' } }],
    ['user.value', { ...event({}), user: { by: 'phone_alias', value: '0412 345 678' } }],
    ['user.value', { ...event({}), user: { by: 'external_id', value: ' ' } }],
    ['attributes.email', { ...attributes({ email: 'ada@example.com' }), user: { by: 'phone', value: '+61412345678' } }],
    ['attributes.email', { ...attributes({ email: 'b@example.com' }), user: { by: 'email', value: 'a@example.com' } }],
    ['', {}],
  ])('is refused before it is sent, and %s is named: %j', (path, input) => {
    expect(problemsOf(input)).toEqual([expect.stringMatching(new RegExp(`^${path.replace('$', '\\$')}: `))]);
  });

  it('is refused without telling a value', () => {
    const input = { user: { by: 'email', value: 'ada@@example' }, attributes: { email: 'secret@', stay: { a: 'secret'.repeat(99) } } }; // prettier-ignore
    expect(problemsOf(input).join()).not.toMatch(/secret|ada/);
  });
});
