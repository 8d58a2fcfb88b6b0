// real: NATS, MongoDB, the connector. fake: Salesforce, over HTTP
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FakeSalesforce } from '@fanfare/fakes';
import type { Answer } from '@fanfare/testing';
import type { JsonObject } from '@fanfare/contracts';
import { collections, SalesforceBench } from './salesforce-bench.js';

let salesforce: SalesforceBench;
let org: FakeSalesforce;
beforeAll(async () => {
  salesforce = await SalesforceBench.open();
  org = await salesforce.org('acme');
});
beforeEach(() => org.journal.clear());
afterAll(() => salesforce.close());

const one = async (action: string, input: JsonObject) => (await salesforce.one(action, input, {})).outcome;
const all = async (action: string, inputs: readonly JsonObject[]) => (await salesforce.all(action, inputs, {})).map(({ outcome }) => outcome); // prettier-ignore
const contact = (id: unknown) => org.records('Contact').find(({ Id }) => Id === id);
const contacts = (name: string) => org.records('Contact').filter(({ LastName }) => String(LastName).startsWith(name));
const count = (many: number) => Array.from({ length: many }, (_, n) => n);
const exits = (outcomes: readonly Answer['outcome'][]) => outcomes.map(({ exit }) => exit);

describe('objects that are created', () => {
  it('go out in one request, and each run gets the id of its own', async () => {
    const outcomes = await all('Create', count(80).map((n) => ({ fields: { LastName: `Many ${n}` } }))); // prettier-ignore
    expect(outcomes.map(({ output }) => contact(output['Id'])?.['LastName'])).toEqual(
      count(80).map((n) => `Many ${n}`),
    );
    expect(org.journal.to('POST', collections)).toHaveLength(1);
  });

  it('fail alone where they are not as they must be', async () => {
    const fields: JsonObject[] = [
      { LastName: 'Good 1' },
      { FirstName: 'None' },
      { LastName: 'Bad', Points__c: -1 },
      { LastName: 'Good 2' },
    ];
    const outcomes = await all('Create', fields.map((given) => ({ fields: given }))); // prettier-ignore
    expect(exits(outcomes)).toEqual(['Success', 'Failure', 'Failure', 'Success']);
    expect(outcomes[1]?.error).toMatchObject({
      code: 'REQUIRED_FIELD_MISSING',
      message: expect.stringContaining('(LastName)'),
      details: { fields: ['LastName'] },
      retryable: false,
    });
    expect(outcomes[2]?.error).toMatchObject({ code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: expect.stringContaining('No points below zero') }); // prettier-ignore
    expect(contacts('Good')).toHaveLength(2);
  });

  it('fail alone where a rule of the org takes them for duplicates', async () => {
    const outcomes = await all('Create', ['New', 'Known'].map((LastName) => ({ fields: { LastName } }))); // prettier-ignore
    expect(exits(outcomes)).toEqual(['Success', 'Failure']);
    expect(outcomes[1]?.error).toMatchObject({ code: 'DUPLICATES_DETECTED', retryable: false });
  });

  it('get numbers, truths, nulls and dates as such, also from text', async () => {
    const typed = {
      Points__c: 4.5,
      Vip__c: true,
      Email: null,
      Born__c: '2001-02-03',
      Seen__c: '2030-01-01T12:00:00+02:00',
    };
    const text = { Points__c: '4.5', Vip__c: 'True', Email: '', Born__c: '2001-02-03T23:00:00-05:00', Seen__c: '2030-01-01', MobilePhone: 31 }; // prettier-ignore
    await all('Create', [typed, text].map((given) => ({ fields: { LastName: 'Typed', ...given } }))); // prettier-ignore
    const same = { Points__c: 4.5, Vip__c: true, Email: null, Born__c: '2001-02-03' };
    expect(contacts('Typed')).toMatchObject([
      { ...same, Seen__c: '2030-01-01T10:00:00.000Z' },
      { ...same, Seen__c: '2030-01-01T00:00:00.000Z', MobilePhone: '31' },
    ]);
  });

  it.each([
    ['Points__c', 'many', 'FieldInvalid', 'Contact.Points__c takes a number.'],
    ['Vip__c', 'maybe', 'FieldInvalid', 'Contact.Vip__c takes true or false.'],
    ['Born__c', '2001-02-31', 'FieldInvalid', 'Contact.Born__c takes a date such as 2030-12-31.'],
    ['Seen__c', '2001-02-03 10:00', 'FieldInvalid', 'Contact.Seen__c takes an instant such as 2030-12-31T18:00:00Z.'],
    ['Nope__c', 1, 'FieldUnknown', expect.stringContaining('Contact has no field Nope__c')],
  ])('fail alone, before they are sent, for what %s cannot be: %j', async (field, value, code, message) => {
    const outcomes = await all('Create', [{ LastName: 'Fine' }, { LastName: 'Odd', [field]: value }].map((fields) => ({ fields }))); // prettier-ignore
    expect(exits(outcomes)).toEqual(['Success', 'Failure']);
    expect(outcomes[1]?.error).toMatchObject({ code, message, retryable: false });
    expect(org.journal.to('POST', collections)).toMatchObject([{ body: { records: [{ LastName: 'Fine' }] } }]);
  });

  it('fail alone where Salesforce cannot read them, though it then refuses all that came with them; no value is told', async () => {
    const inputs = count(9).map((n) => ({ fields: { LastName: `Read ${n}`, Alarm__c: n === 4 ? 'at teatime' : '07:00:00Z' } })); // prettier-ignore
    const outcomes = await all('Create', inputs);
    expect(exits(outcomes)).toEqual(count(9).map((n) => (n === 4 ? 'Failure' : 'Success')));
    expect(outcomes[4]?.error).toMatchObject({
      code: 'JSON_PARSER_ERROR',
      message: expect.not.stringContaining('teatime'),
    });
    expect(contacts('Read')).toHaveLength(8);
  });

  it('fail alone for a field that an administrator has just removed', async () => {
    await one('Create', { fields: { LastName: 'Before' } });
    org.removeField('Contact', 'Old__c');
    org.journal.clear();
    const inputs = count(40).map((n) => ({ fields: { LastName: `Now ${n}`, ...(n % 2 > 0 && { Old__c: 'x' }) } }));
    expect(exits(await all('Create', inputs))).toEqual(count(40).map((n) => (n % 2 > 0 ? 'Failure' : 'Success')));
    expect(org.journal.to('POST', collections)).toHaveLength(2);
  });

  it('of a type that there is not fail, and say so', async () => {
    expect((await one('Create', { type: 'Nope__c', fields: { Name: 'x' } })).error).toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('describe Nope__c') }); // prettier-ignore
  });
});

describe('450 steps at once', () => {
  const steps = count(450);
  /** As many of each as a collection takes, and the rest. */
  const sizes = (method: string, path: string) => org.journal.to(method, path).map(({ body }) => (body as { records: unknown[] }).records.length).toSorted((a, b) => b - a); // prettier-ignore
  const fields = (n: number) => ({ LastName: `Bulk ${n}`, Points__c: n === 217 ? -1 : n });
  const failed = (outcomes: readonly Answer['outcome'][]) => outcomes.flatMap(({ error }, n) => (error ? [[n, error.code]] : [])); // prettier-ignore
  const oneBad = [[217, 'FIELD_CUSTOM_VALIDATION_EXCEPTION']];
  const fitting = (outcomes: readonly Answer['outcome'][]) => outcomes.filter(({ output }, n) => contact(output['Id'])?.['LastName'] === `Bulk ${n}`); // prettier-ignore

  it('that create take three requests, each gets its own id, and the bad one fails alone', async () => {
    const outcomes = await all('Create', steps.map((n) => ({ fields: fields(n) }))); // prettier-ignore
    expect(sizes('POST', collections)).toEqual([200, 200, 50]);
    expect([failed(outcomes), fitting(outcomes).length]).toEqual([oneBad, 449]);
  });

  it('that update take three requests, each changes its own, and the bad one fails alone', async () => {
    const ids = steps.map(() => org.put('Contact', { LastName: 'Old' }));
    const outcomes = await all('Update', steps.map((n) => ({ id: ids[n] ?? '', fields: fields(n) }))); // prettier-ignore
    expect(sizes('PATCH', collections)).toEqual([200, 200, 50]);
    expect([failed(outcomes), fitting(outcomes).length]).toEqual([oneBad, 449]);
    expect(contact(ids[217])).toMatchObject({ LastName: 'Old' });
  });

  it('that upsert take three requests, each finds or creates its own, and the bad one fails alone', async () => {
    for (const n of steps.slice(0, 200)) org.put('Contact', { LastName: 'Old', Fan__c: `bulk-${n}` });
    const outcomes = await all('Update', steps.map((n) => ({ externalId: { field: 'Fan__c', value: `bulk-${n}` }, fields: fields(n) }))); // prettier-ignore
    expect(sizes('PATCH', `${collections}/Contact/Fan__c`)).toEqual([200, 200, 50]);
    expect([failed(outcomes), fitting(outcomes).length]).toEqual([oneBad, 449]);
    expect(outcomes.filter(({ output }) => output['created'] === true)).toHaveLength(249);
  });
});

describe('objects that are updated', () => {
  it('by their ids go out in one request, and one that is not there fails alone', async () => {
    const ids = count(5).map((n) => org.put('Contact', { LastName: `Update ${n}` }));
    const outcomes = await all('Update', [...ids, '003xx0000000000'].map((id) => ({ id, fields: { Points__c: 7 } }))); // prettier-ignore
    expect(outcomes.slice(0, 5)).toMatchObject(ids.map((Id) => ({ exit: 'Success', output: { Id, created: false } })));
    expect(outcomes[5]?.error).toMatchObject({ code: 'INVALID_CROSS_REFERENCE_KEY' });
    expect(contacts('Update').map(({ Points__c }) => Points__c)).toEqual([7, 7, 7, 7, 7]);
    expect(org.journal.to('PATCH', collections)).toHaveLength(1);
  });

  it('are changed by each of several steps, in order', async () => {
    const id = org.put('Contact', { LastName: 'Often' });
    const outcomes = await all('Update', count(3).map((n) => ({ id: n === 1 ? id.slice(0, 15) : id, fields: { Points__c: n } }))); // prettier-ignore
    expect(exits(outcomes)).toEqual(['Success', 'Success', 'Success']);
    expect(contact(id)).toMatchObject({ Points__c: 2 });
  });

  it('by an external id are created where there is none, and no step meets another with the same', async () => {
    org.put('Contact', { LastName: 'Ext', Fan__c: 'there' });
    const inputs = ['there', 'new', 'NEW', 'new', 'a/b@example.com'].map((value, n) => ({ externalId: { field: 'Fan__c', value }, fields: { LastName: `Ext ${n}` } })); // prettier-ignore
    const outcomes = await all('Update', inputs);
    expect(outcomes.map(({ exit, output }) => [exit, output['created']])).toEqual([false, true, false, false, true].map((created) => ['Success', created])); // prettier-ignore
    expect(contacts('Ext').map(({ Fan__c, LastName }) => [Fan__c, LastName])).toEqual([['there', 'Ext 0'], ['new', 'Ext 3'], ['a/b@example.com', 'Ext 4']]); // prettier-ignore
  });

  it('fail where several have the external id', async () => {
    for (const LastName of ['Twin', 'Twin']) org.put('Contact', { LastName, Fan__c: 'twin' });
    const externalId = { field: 'Fan__c', value: 'twin' };
    expect((await one('Update', { externalId, fields: { Points__c: 1 } })).error).toMatchObject({ code: 'DUPLICATE_EXTERNAL_ID' }); // prettier-ignore
  });

  it.each([
    ['neither id nor external id', { fields: {} }, 'either an id or an external id'],
    ['what is no id', { id: '../Account/1', fields: {} }, '15 or 18'],
    ['an empty external id', { externalId: { field: 'Fan__c', value: '' }, fields: {} }, 'externalId.value'],
    ['what is no name', { id: '003xx0000000000', fields: { "Name = ''": 1 } }, 'fields'],
    ['the id twice', { id: '003xx0000000000', fields: { id: '1' } }, 'fields'],
  ])('need their input as it must be: not %s', async (_, input, words) => {
    expect((await one('Update', input)).error).toMatchObject({ code: 'InputInvalid', message: expect.stringContaining(words) }); // prettier-ignore
  });
});

describe('an object that is looked for', () => {
  it('by its id is got together with others, once for all who ask; what there is not leaves by NotFound', async () => {
    const ids = count(3).map((n) => org.put('Contact', { LastName: `Get ${n}`, Points__c: n }));
    const asked = [...ids, ids[0], '003xx0000000000'].map((id) => ({
      id,
      fields: ['points__c', 'LastName'],
    })) as JsonObject[];
    const outcomes = await all('Get', asked);
    expect(exits(outcomes)).toEqual(['Success', 'Success', 'Success', 'Success', 'NotFound']);
    expect(outcomes[3]?.output).toEqual({ record: { Id: ids[0], LastName: 'Get 0', Points__c: 0 } });
    expect(org.journal.to('GET', `${collections}/Contact`)).toMatchObject([{ query: { ids: [...ids, '003xx0000000000'].join() } }]); // prettier-ignore
  });

  it('comes whole where no fields are named', async () => {
    const id = org.put('Contact', { LastName: 'Whole', Vip__c: true });
    for (const by of [{ id }, { criteria: { LastName: 'Whole' } }] as JsonObject[]) {
      expect((await one('Get', by)).output).toMatchObject({ record: { Id: id, LastName: 'Whole', Vip__c: true, Email: null } }); // prettier-ignore
    }
    expect(await one('Get', { id: '003xx0000000000' })).toMatchObject({ exit: 'NotFound' });
  });

  it.each([["O'Hara' OR Name != '"], ['back\\slash\\'], ["x' LIMIT 1 --"], ['line\nbreak\ttab"quote"'], ['% _ é 名']])(
    'is the one that fits, whatever the criterion contains: %j',
    async (LastName) => {
      org.put('Contact', { LastName: 'Somebody else' });
      const Id = org.put('Contact', { LastName });
      expect(await one('Get', { criteria: { LastName }, fields: ['LastName'] })).toMatchObject({ exit: 'Success', output: { record: { Id, LastName } } }); // prettier-ignore
      expect(await one('Get', { criteria: { LastName: `${LastName}'` }, fields: ['Id'] })).toMatchObject({ exit: 'NotFound' }); // prettier-ignore
    },
  );

  it('fits all criteria, each as its field takes it', async () => {
    const values = { Points__c: 12.5, Vip__c: true, Born__c: '1999-12-31', Seen__c: '2030-01-01T10:00:00.000Z' };
    const Id = org.put('Contact', { LastName: 'Fits', ...values });
    org.put('Contact', { LastName: 'Fits', ...values, Vip__c: false });
    const criteria = { lastname: 'fits', Points__c: '12.5', Vip__c: 'true', Born__c: '1999-12-31', Seen__c: '2030-01-01T11:00:00+01:00' }; // prettier-ignore
    expect((await one('Get', { criteria, fields: ['Id'] })).output).toEqual({ record: { Id } });
    expect((await one('Get', { criteria: { Points__c: 'many' } })).error).toMatchObject({ code: 'FieldInvalid' });
    expect((await one('Get', { criteria: { Nope__c: 'x' } })).error).toMatchObject({ code: 'FieldUnknown' });
  });

  it('is not taken from several, unless the step says the first', async () => {
    const [Id] = count(3).map(() => org.put('Contact', { LastName: 'Several' }));
    const asked = { criteria: { LastName: 'Several' }, fields: ['Id'] };
    expect((await one('Get', asked)).error).toMatchObject({ code: 'SeveralFound', message: expect.stringContaining('3 objects of Contact'), details: { count: 3 } }); // prettier-ignore
    expect((await one('Get', { ...asked, ifSeveral: 'first' })).output).toEqual({ record: { Id } });
  });

  it.each([[{ LastName: '' }], [{ LastName: null }], [{}]])(
    'is never whichever has no value: the criteria %j are refused',
    async (criteria) => {
      expect((await one('Get', { criteria, ifSeveral: 'first' })).error).toMatchObject({ code: 'InputInvalid' });
    },
  );
});
