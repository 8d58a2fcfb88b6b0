import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aClick, Gateway } from './gateway.js';

const deep = (levels: number) => `{"type":"Card.CoverClicked","data":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}`;
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const kib = 1024;

/** What is posted, what the answer's status and code must be, and the path of its first error. */
const cases: [
  string,
  unknown,
  number,
  string,
  string?,
  { key?: string; headers?: Record<string, string>; path?: string }?,
][] = [
  // not JSON
  ['an empty body', '', 400, 'InvalidJson'],
  ['a word', 'hello', 400, 'InvalidJson'],
  ['broken JSON', '{"type":"Card.CoverClicked",}', 400, 'InvalidJson'],
  ['JSON that ends early', '{"type":"Card.', 400, 'InvalidJson'],
  ['two documents', '{} {}', 400, 'InvalidJson'],
  ['invalid UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 400, 'InvalidJson'],
  ['an overlong UTF-8 sequence', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), 400, 'InvalidJson'],
  ['UTF-16', Buffer.from('{"type":"Card.CoverClicked"}', 'utf16le'), 400, 'InvalidJson'],
  ['a byte order mark', '\uFEFF{}', 400, 'InvalidJson'],
  ['NaN', '{"type":"Card.CoverClicked","data":{"a":NaN}}', 400, 'InvalidJson'],
  ['a raw line break in a string', '{"type":"Card\n"}', 400, 'InvalidJson'],
  ['101 levels', deep(100), 400, 'InvalidJson'],
  ['100,000 levels of objects', deep(100_000), 400, 'InvalidJson'],
  ['a million open brackets', '['.repeat(1_000_000), 400, 'InvalidJson'],
  // not an event
  ['null', 'null', 400, 'InvalidBody'],
  ['a number', '1', 400, 'InvalidBody'],
  ['a string', '"Card.CoverClicked"', 400, 'InvalidBody'],
  ['an empty object', {}, 422, 'InvalidEvent', 'type'],
  ['an empty array', [], 400, 'InvalidBody', ''],
  ['an empty list of events', { events: [] }, 400, 'InvalidBody', 'events'],
  ['events that are no list', { events: {} }, 400, 'InvalidBody', 'events'],
  ['events that are null', { events: null }, 400, 'InvalidBody', 'events'],
  ['an array of rubbish', [1, 'a', null, []], 422, 'InvalidEvent', '0'],
  ['an array in an array', [[aClick()]], 422, 'InvalidEvent', '0'],
  ['1,001 events', Array.from({ length: 1_001 }, () => aClick()), 413, 'BatchTooLarge', ''],
  [
    '1,001 events in a field',
    { events: Array.from({ length: 1_001 }, () => aClick()) },
    413,
    'BatchTooLarge',
    'events',
  ],
  // the envelope
  ['no type', { data: {} }, 422, 'InvalidEvent', 'type'],
  ['a type that is a number', aClick({ type: 7 }), 422, 'InvalidEvent', 'type'],
  ['an unknown trigger', aClick({ type: 'Card.CoverClick' }), 422, 'UnknownTrigger', 'type'],
  ['a trigger in the wrong case', aClick({ type: 'card.coverclicked' }), 422, 'UnknownTrigger', 'type'],
  ['an inherited name as trigger', aClick({ type: 'constructor' }), 422, 'UnknownTrigger', 'type'],
  ['the name __proto__ as trigger', aClick({ type: '__proto__' }), 422, 'UnknownTrigger', 'type'],
  ['a wildcard as trigger', aClick({ type: '>' }), 422, 'UnknownTrigger', 'type'],
  ['a trigger of 100,000 letters', aClick({ type: 'x'.repeat(100_000) }), 422, 'UnknownTrigger', 'type'],
  ['an empty id', aClick({ id: '' }), 422, 'InvalidEvent', 'id'],
  ['an id of 129 characters', aClick({ id: 'x'.repeat(129) }), 422, 'InvalidEvent', 'id'],
  ['an id that is a number', aClick({ id: 42 }), 422, 'InvalidEvent', 'id'],
  ['an id that is an operator', aClick({ id: { $ne: null } }), 422, 'InvalidEvent', 'id'],
  ['a date without time', aClick({ occurredAt: '2026-11-22' }), 422, 'InvalidEvent', 'occurredAt'],
  ['a time without zone', aClick({ occurredAt: '2026-11-22T10:00:00' }), 422, 'InvalidEvent', 'occurredAt'],
  ['a 30th of February', aClick({ occurredAt: '2026-02-30T10:00:00Z' }), 422, 'InvalidEvent', 'occurredAt'],
  ['an instant as a number', aClick({ occurredAt: 1_795_000_000 }), 422, 'InvalidEvent', 'occurredAt'],
  ['a contact that is a string', aClick({ contact: 'ada@example.com' }), 422, 'InvalidEvent', 'contact'],
  ['an e-mail that is none', aClick({ contact: { email: 'ada at example' } }), 422, 'InvalidEvent', 'contact.email'],
  ['a contact type that does not exist', aClick({ contact: { type: 'Ghost' } }), 422, 'InvalidEvent', 'contact.type'],
  ['contact properties in a list', aClick({ contact: { properties: [] } }), 422, 'InvalidEvent', 'contact.properties'],
  ['an empty contact id', aClick({ contactId: '' }), 422, 'InvalidEvent', 'contactId'],
  ['a session that is a list', aClick({ session: [] }), 422, 'InvalidEvent', 'session'],
  ['data that is null', aClick({ data: null }), 422, 'InvalidEvent', 'data'],
  ['data that is a list', aClick({ data: [] }), 422, 'InvalidEvent', 'data'],
  ['another workspace in the event', aClick({ workspaceId: 'other' }), 422, 'InvalidEvent', 'workspaceId'],
  // the data of the trigger
  ['data without a required field', { type: 'Prize.Awarded', data: {} }, 422, 'InvalidEvent', 'data.prizeId'],
  ['no data where some is required', { type: 'Loyalty.PointsAwarded' }, 422, 'InvalidEvent', 'data.points'],
  ['a number as text', { type: 'Loyalty.PointsAwarded', data: { points: '100' } }, 422, 'InvalidEvent', 'data.points'],
  [
    'a number beyond all bounds',
    '{"type":"Loyalty.PointsAwarded","data":{"points":1e999}}',
    422,
    'InvalidEvent',
    'data.points',
  ],
  [
    'a form that is text',
    { type: 'Competition.EntrySubmitted', data: { entryId: 'e', form: 'x' } },
    422,
    'InvalidEvent',
    'data.form',
  ],
  // keys that must not travel on
  [
    '__proto__ in data',
    '{"type":"Card.CoverClicked","data":{"__proto__":{"polluted":1}}}',
    422,
    'InvalidEvent',
    'data.__proto__',
  ],
  ['__proto__ at the top', '{"type":"Card.CoverClicked","__proto__":{"id":"x"}}', 422, 'InvalidEvent', '__proto__'],
  [
    '__proto__ in escapes',
    '{"type":"Card.CoverClicked","data":{"a":{"\\u005f\\u005fpr\\u006fto__":1}}}',
    422,
    'InvalidEvent',
    'data.a.__proto__',
  ],
  ['a NUL in a key', '{"type":"Card.CoverClicked","data":{"a\\u0000b":1}}', 422, 'InvalidEvent', 'data.a\\u0000b'],
  // sizes
  ['an event of 300 KiB', aClick({ data: { cardTitle: 'x'.repeat(300 * kib) } }), 413, 'EventTooLarge', ''],
  [
    'an event of 300 KiB in few characters',
    aClick({ data: { cardTitle: '漢'.repeat(100 * kib) } }),
    413,
    'EventTooLarge',
    '',
  ],
  [
    'numbers that grow when stored',
    `{"type":"Card.CoverClicked","data":{"a":[${Array.from({ length: 40_000 }, () => '1e20').join()}]}}`,
    413,
    'EventTooLarge',
    '',
  ],
  ['a body over 16 MiB', `[${' '.repeat(16 * kib * kib)}]`, 413, 'BodyTooLarge'],
  // the request around it
  ['no key', aClick(), 401, 'UnknownKey', undefined, { headers: { authorization: '' } }],
  ['a wrong key', aClick(), 401, 'UnknownKey', undefined, { key: 'key-of-nobody' }],
  [
    'another kind of authorization',
    aClick(),
    401,
    'UnknownKey',
    undefined,
    { headers: { authorization: 'Basic a2V5LW9mLWFjbWU=' } },
  ],
  ['a key of another workspace', aClick(), 404, 'WorkspaceNotFound', undefined, { key: 'key-of-other' }],
  [
    'a workspace that does not exist',
    aClick(),
    404,
    'WorkspaceNotFound',
    undefined,
    { path: '/v1/workspaces/nowhere/events' },
  ],
  ['a wildcard as workspace', aClick(), 404, 'WorkspaceNotFound', undefined, { path: '/v1/workspaces/*/events' }],
  [
    'a wrong key and a workspace that does not exist',
    aClick(),
    401,
    'UnknownKey',
    undefined,
    { key: 'x', path: '/v1/workspaces/nowhere/events' },
  ],
  [
    'JSON sent as text',
    aClick(),
    415,
    'UnsupportedMediaType',
    undefined,
    { headers: { 'content-type': 'text/plain' } },
  ],
  ['a form', 'type=Card.CoverClicked', 415, 'UnsupportedMediaType', undefined, { headers: form }],
  [
    'JSON in another charset',
    aClick(),
    415,
    'UnsupportedMediaType',
    undefined,
    { headers: { 'content-type': 'application/json; charset=latin1' } },
  ],
  ['a compressed body', aClick(), 415, 'UnsupportedMediaType', undefined, { headers: { 'content-encoding': 'gzip' } }],
  ['an address that does not exist', aClick(), 404, 'NotFound', undefined, { path: '/v1/nothing' }],
];

describe('bad input', () => {
  let gateway: Gateway;

  beforeAll(async () => {
    gateway = await Gateway.start();
  });
  afterAll(() => gateway.stop());

  // Only titles go through it.each: it formats every argument, which takes minutes with megabytes.
  it.each(cases.map(([title]) => title))('refuses %s', async (title) => {
    const [, body, status, code, path, options = {}] = cases.find(([name]) => name === title)!;
    const answer = await gateway.post(body, {
      ...options,
      url: `${gateway.service.url}${options.path ?? '/v1/workspaces/acme/events'}`,
    });
    expect(answer).toMatchObject({
      status,
      type: expect.stringContaining('application/problem+json'),
      body: { status, code, detail: expect.any(String) },
    });
    if (path !== undefined) expect(answer.body.errors?.[0]?.path).toBe(path);
  });

  it('says where broken JSON breaks off, without quoting it', async () => {
    const { body } = await gateway.post('{"type": "Card.CoverClicked", "secret" }');
    expect(body.detail).toBe('The body is not JSON: it breaks off at character 39.');
  });

  it('names the trigger that was probably meant', async () => {
    const { body } = await gateway.post({ type: 'Prize.Award' });
    expect(body.errors).toEqual([{ path: 'type', message: 'there is no such trigger; did you mean Prize.Awarded?' }]);
  });

  it('takes no trigger that only the product itself causes', async () => {
    for (const type of ['Workflow.Called', 'Schedule.Fired']) {
      const { body } = await gateway.post({ type, data: {} });
      expect(body.errors?.[0]?.message).toBe(`${type} happens within the product; a hub does not publish it`);
    }
  });

  it('names the limit that an event exceeds', async () => {
    const { body } = await gateway.post(aClick({ data: { cardTitle: 'x'.repeat(300 * kib) } }));
    expect(body.errors?.[0]?.message).toMatch(/^the event is 30\d{4} bytes; at most 262144 are accepted$/);
  });

  it('stored nothing of all this, and goes on working', async () => {
    expect(await gateway.stored()).toEqual([]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((await gateway.post(aClick())).status).toBe(202);
  });
});
