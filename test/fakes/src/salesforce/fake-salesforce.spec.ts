import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startFakeSalesforce, type FakeSalesforce } from './fake-salesforce.js';
import { contactType, type ObjectType } from './object-type.js';

const fan: ObjectType = {
  ...contactType,
  fields: {
    ...contactType.fields,
    Fan__c: { externalId: true },
    Badge__c: { externalId: true, unique: true },
    Points__c: { type: 'double' },
    Vip__c: { type: 'boolean' },
    Born__c: { type: 'date' },
    Seen__c: { type: 'datetime' },
  },
  rules: [{ isBroken: ({ Points__c }) => Number(Points__c) < 0, message: 'No points below zero', field: 'Points__c' }],
};

describe('the fake Salesforce', () => {
  let org: FakeSalesforce;
  let token: string;
  beforeEach(async () => {
    org = await startFakeSalesforce({ types: [fan], loginsPerHour: 3, dailyRequests: 1_000, maxAtOnce: 3 });
    token = (await logIn()).body.access_token;
  });
  afterEach(() => org.stop());

  const read = async (answer: Response) => {
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text === '' ? null : JSON.parse(text) };
  };
  const logIn = async (form: Record<string, string> = {}) => {
    const grant = { grant_type: 'client_credentials', client_id: 'client-id', client_secret: 'client-secret', ...form };
    const body = new URLSearchParams(grant);
    return read(await fetch(`${org.url}/services/oauth2/token`, { method: 'POST', body }));
  };
  const ask = async (method: string, path: string, body?: unknown) =>
    read(
      await fetch(`${org.url}/services/data/${path.startsWith('v') ? path : `v59.0/${path}`}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
  const outcome = async (...asked: Parameters<typeof ask>) => {
    const { status, body } = await ask(...asked);
    return [status, body];
  };
  const query = (q: string) => outcome('GET', `query?q=${encodeURIComponent(q)}`);
  const of = (type: string, fields: object) => ({ attributes: { type }, ...fields });

  describe('logs in', () => {
    it('with the credentials of the app, for a session that tells no end', async () => {
      const { status, body } = await logIn();
      expect(status).toBe(200);
      expect(Object.keys(body).toSorted()).toEqual(['access_token', 'id', 'instance_url', 'issued_at', 'signature', 'token_type']); // prettier-ignore
      expect(body).toMatchObject({ instance_url: org.url, token_type: 'Bearer' });
    });

    it('with a refresh token, and with a signed assertion', async () => {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const claims = { iss: 'client-id', sub: 'a@b.c', aud: 'https://login.salesforce.com', exp: Date.now() };
      const assertion = `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmVk`;
      const jwt = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion };
      expect((await logIn({ grant_type: 'refresh_token', refresh_token: 'refresh-token' })).status).toBe(200);
      expect((await logIn(jwt)).status).toBe(200);
    });

    it.each([
      [{ client_secret: 'wrong' }, 'invalid_client', 'invalid client credentials'],
      [{ client_id: 'wrong' }, 'invalid_client_id', 'client identifier invalid'],
      [{ grant_type: 'refresh_token', refresh_token: 'old' }, 'invalid_grant', 'expired access/refresh token'],
      [{ grant_type: 'password' }, 'unsupported_grant_type', 'grant type not supported'],
    ])('never with %j', async (form, error, error_description) => {
      const { status, body } = await logIn(form);
      expect([status, body]).toEqual([400, { error, error_description }]);
    });

    it('no more often in an hour than the org allows', async () => {
      await logIn();
      await logIn();
      const { status, body } = await logIn();
      expect([status, body]).toEqual([400, { error: 'invalid_grant', error_description: 'login rate exceeded' }]);
    });

    it('again, once the sessions have expired', async () => {
      org.expireSessions();
      expect(await outcome('GET', 'limits')).toEqual([401, [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }]]); // prettier-ignore
      token = (await logIn()).body.access_token;
      expect((await ask('GET', 'limits')).status).toBe(200);
    });
  });

  describe('counts requests', () => {
    it('and tells the count with every answer', async () => {
      const info = async (path: string) => (await ask('GET', path)).headers.get('sforce-limit-info');
      expect([await info('limits'), await info('nowhere')]).toEqual(['api-usage=1/1000', 'api-usage=2/1000']);
      expect((await ask('GET', 'limits')).body).toEqual({ DailyApiRequests: { Max: 1_000, Remaining: 997 } });
    });

    it('and refuses all once the day is used up, without saying until when', async () => {
      org.useUpRequests();
      const { status, headers, body } = await ask('GET', 'limits');
      expect([status, body]).toEqual([403, [{ message: 'TotalRequests Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' }]]); // prettier-ignore
      expect([headers.get('sforce-limit-info'), headers.get('retry-after')]).toEqual(['api-usage=1000/1000', null]);
      org.renewRequests();
      expect((await ask('GET', 'limits')).status).toBe(200);
    });

    it('and refuses one too many at once, while the others go on', async () => {
      org.misbehave({ kind: 'slow', ms: 200 });
      const answers = await Promise.all([1, 2, 3, 4].map(() => outcome('GET', 'limits')));
      const refused = [403, [{ message: expect.stringContaining('ConcurrentRequests'), errorCode: 'REQUEST_LIMIT_EXCEEDED' }]]; // prettier-ignore
      expect(answers.toSorted(([a], [b]) => Number(a) - Number(b)).map(([status]) => status)).toEqual([200, 200, 200, 403]); // prettier-ignore
      expect(answers).toContainEqual(refused);
    });

    it('and misbehaves in its own words', async () => {
      org.misbehave({ kind: 'fails', status: 503, acting: false }, { times: 1 });
      expect(await outcome('GET', 'limits')).toMatchObject([503, [{ errorCode: 'SERVER_UNAVAILABLE' }]]);
      org.misbehave({ kind: 'throttles' }, { times: 1 });
      expect(await outcome('GET', 'limits')).toMatchObject([403, [{ errorCode: 'REQUEST_LIMIT_EXCEEDED' }]]);
    });
  });

  describe('keeps records', () => {
    it('that are created, read, changed and deleted', async () => {
      const created = await ask('POST', 'sobjects/Contact', { LastName: 'Lee', email: 'lee@example.com' });
      const { id } = created.body;
      expect([created.status, created.body]).toEqual([201, { id: expect.stringMatching(/^003.{15}$/), success: true, errors: [] }]); // prettier-ignore
      expect(await outcome('PATCH', `sobjects/Contact/${id.slice(0, 15)}`, { LastName: 'Li' })).toEqual([204, null]);
      expect(await outcome('GET', `sobjects/Contact/${id}?fields=LastName,Email,Vip__c`)).toEqual([
        200,
        {
          attributes: { type: 'Contact', url: `/services/data/v59.0/sobjects/Contact/${id}` },
          ...{ LastName: 'Li', Email: 'lee@example.com', Vip__c: null, Id: id },
        },
      ]);
      expect(await outcome('DELETE', `sobjects/Contact/${id}`)).toEqual([204, null]);
      expect(org.records('Contact')).toEqual([]);
    });

    it('of standard types with their prefixes', async () => {
      expect(org.put('Lead', {})).toMatch(/^00Q/);
      expect(org.put('Account', {})).toMatch(/^001/);
    });

    it.each([
      [{}, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [LastName]', ['LastName']],
      [{ LastName: 'x', Nope: 1 }, 'INVALID_FIELD', "No such column 'Nope' on sobject of type Contact", undefined],
      [{ LastName: 'x', Id: '1' }, 'INVALID_FIELD', 'The Id field should not be specified in the sobject data.', undefined], // prettier-ignore
      [{ LastName: 'x', Points__c: -1 }, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'No points below zero', ['Points__c']],
      [{ LastName: 'x', Points__c: 'many' }, 'JSON_PARSER_ERROR', 'Cannot deserialize instance of double from value many', undefined], // prettier-ignore
      [{ LastName: 'x', Born__c: '2001-02-03T00:00:00Z' }, 'JSON_PARSER_ERROR', 'Cannot deserialize instance of date from value 2001-02-03T00:00:00Z', undefined], // prettier-ignore
      [{ LastName: 'x', Seen__c: '2001-02-03' }, 'JSON_PARSER_ERROR', 'Cannot deserialize instance of datetime from value 2001-02-03', undefined], // prettier-ignore
    ])('but not %j', async (fields, errorCode, message, where) => {
      expect(await outcome('POST', 'sobjects/Contact', fields)).toEqual([400, [{ errorCode, message, fields: where }]]);
      expect(org.records('Contact')).toEqual([]);
    });

    it('but not two with one value of a unique field', async () => {
      const id = org.put('Contact', { Badge__c: 'A-1' });
      const message = `duplicate value found: Badge__c duplicates value on record with id: ${id}`;
      expect(await outcome('POST', 'sobjects/Contact', { LastName: 'x', Badge__c: 'a-1' })).toEqual([400, [{ errorCode: 'DUPLICATE_VALUE', message, fields: [] }]]); // prettier-ignore
    });

    it('and tells what is deleted from what never was', async () => {
      const id = org.put('Contact', { LastName: 'x' });
      await ask('DELETE', `sobjects/Contact/${id}`);
      expect(await outcome('PATCH', `sobjects/Contact/${id}`, {})).toMatchObject([
        404,
        [{ errorCode: 'ENTITY_IS_DELETED' }],
      ]);
      expect(await outcome('DELETE', `sobjects/Contact/${id}`)).toMatchObject([404, [{ errorCode: 'ENTITY_IS_DELETED' }]]); // prettier-ignore
      expect(await outcome('PATCH', 'sobjects/Contact/003xx0000000000', {})).toMatchObject([404, [{ errorCode: 'NOT_FOUND' }]]); // prettier-ignore
      expect(await outcome('POST', 'sobjects/Nope', {})).toEqual([404, [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }]]); // prettier-ignore
    });

    it('and does not write a locked one, as often as told', async () => {
      const id = org.put('Contact', { LastName: 'x' });
      org.lockRows(({ Id }) => Id === id);
      const [status, body] = await outcome('PATCH', `sobjects/Contact/${id}`, { LastName: 'y' });
      expect([status, body[0].errorCode]).toEqual([400, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY']);
      expect(body[0].message).toContain('UNABLE_TO_LOCK_ROW');
      expect((await ask('PATCH', `sobjects/Contact/${id}`, { LastName: 'y' })).status).toBe(204);
    });

    it('and describes their types', async () => {
      const { sobjects } = (await ask('GET', 'sobjects')).body;
      expect(sobjects).toContainEqual({ name: 'Contact', label: 'Contact', keyPrefix: '003', createable: true, updateable: true, queryable: true }); // prettier-ignore
      const { fields } = (await ask('GET', 'sobjects/contact/describe')).body;
      expect(fields.find(({ name }: { name: string }) => name === 'LastName')).toMatchObject({ nillable: false, createable: true, label: 'Last Name' }); // prettier-ignore
      expect(fields.find(({ name }: { name: string }) => name === 'Badge__c')).toMatchObject({ externalId: true, unique: true, nillable: true }); // prettier-ignore
    });
  });

  describe('upserts by an external id', () => {
    const upsert = (path: string, fields: object) => outcome('PATCH', path, fields);

    it('creating what is not there, changing what is', async () => {
      const path = `sobjects/Contact/Fan__c/${encodeURIComponent('a/b@example.com')}`;
      const [status, body] = await upsert(path, { LastName: 'x' });
      expect([status, body]).toEqual([201, { id: body.id, success: true, errors: [], created: true }]);
      expect(await upsert(path, { LastName: 'y' })).toEqual([200, { id: body.id, success: true, errors: [], created: false }]); // prettier-ignore
      expect(await upsert(`v45.0/${path}`, { LastName: 'z' })).toEqual([204, null]);
      expect(org.records('Contact')).toMatchObject([{ Fan__c: 'a/b@example.com', LastName: 'z' }]);
    });

    it('writing nothing where several have it', async () => {
      const ids = [1, 2].map(() => org.put('Contact', { LastName: 'x', Fan__c: 'f' }));
      const urls = ids.map((id) => `/services/data/v59.0/sobjects/Contact/${id}`);
      expect(await upsert('sobjects/Contact/Fan__c/f', { LastName: 'y' })).toEqual([300, urls]);
      expect(org.records('Contact')).toMatchObject([{ LastName: 'x' }, { LastName: 'x' }]);
    });

    it('creating nothing where only an update was wanted', async () => {
      expect(await upsert('sobjects/Contact/Fan__c/f?updateOnly=true', { LastName: 'x' })).toMatchObject([404, [{ errorCode: 'NOT_FOUND' }]]); // prettier-ignore
      expect(org.records('Contact')).toEqual([]);
    });

    it('but not by a field that is none, nor with the id in the body too', async () => {
      expect(await upsert('sobjects/Contact/Email/a@b.c', { LastName: 'x' })).toMatchObject([404, [{ errorCode: 'NOT_FOUND' }]]); // prettier-ignore
      expect(await upsert('sobjects/Contact/Fan__c/f', { LastName: 'x', Fan__c: 'f' })).toMatchObject([400, [{ errorCode: 'INVALID_FIELD' }]]); // prettier-ignore
    });
  });

  describe('is queried', () => {
    it('for the records that have all the values, whatever the case of text', async () => {
      const Id = org.put('Contact', { LastName: "O'Hara", Points__c: 4, Vip__c: true });
      org.put('Contact', { LastName: "O'Hara", Points__c: 5 });
      const [status, body] = await query(String.raw`SELECT Id, LastName FROM Contact WHERE LastName = 'o\'hara' AND Points__c = 4`); // prettier-ignore
      expect([status, body]).toEqual([200, { totalSize: 1, done: true, records: [expect.objectContaining({ Id, LastName: "O'Hara" })] }]); // prettier-ignore
      expect((await query('SELECT Id FROM Contact WHERE Points__c = null'))[1].totalSize).toBe(0);
      expect((await query('SELECT Id FROM Contact LIMIT 1'))[1].totalSize).toBe(1);
      expect((await query(`SELECT Id FROM Contact WHERE Id = '${Id.slice(0, 15)}'`))[1].totalSize).toBe(1);
    });

    it('for how many there are, for the first of them, and by dates', async () => {
      const [Id] = ['2001-02-03', '2001-02-04'].map((Born__c) => org.put('Contact', { Born__c, Seen__c: `${Born__c}T10:00:00.000+0000` })); // prettier-ignore
      expect(await query('SELECT COUNT() FROM Contact')).toEqual([200, { totalSize: 2, done: true, records: [] }]);
      expect((await query('SELECT Id FROM Contact ORDER BY Id LIMIT 1'))[1].records).toMatchObject([{ Id }]);
      expect((await query('SELECT Id FROM Contact WHERE Born__c = 2001-02-03'))[1].records).toMatchObject([{ Id }]);
      expect((await query('SELECT Id FROM Contact WHERE Seen__c = 2001-02-03T11:00:00+01:00'))[1].records).toMatchObject([{ Id }]); // prettier-ignore
    });

    it.each([
      ['SELECT Id FROM Contact WHERE', 'MALFORMED_QUERY'],
      ['SELECT Id FROM Nope', 'INVALID_TYPE'],
      ['SELECT Nope FROM Contact', 'INVALID_FIELD'],
      ['SELECT Id FROM Contact WHERE Nope = 1', 'INVALID_FIELD'],
      ['SELECT Id FROM Contact WHERE LastName = 1', 'INVALID_FIELD'],
      ["SELECT Id FROM Contact WHERE Vip__c = 'true'", 'INVALID_FIELD'],
      ["SELECT Id FROM Contact WHERE Born__c = '2001-02-03'", 'INVALID_FIELD'],
      ['SELECT Id FROM Contact WHERE Seen__c = 2001-02-03', 'INVALID_FIELD'],
    ])('but not with %s', async (q, errorCode) => {
      expect(await query(q)).toMatchObject([400, [{ errorCode }]]);
    });
  });

  describe('takes collections', () => {
    const post = (records: object[], allOrNone = false) =>
      outcome('POST', 'composite/sobjects', { allOrNone, records });
    const good = of('Contact', { LastName: 'x' });
    const bad = of('Contact', {});

    it('saving each record for itself, in order', async () => {
      const [status, results] = await post([good, bad, of('Account', { Name: 'y' })]);
      expect([status, results]).toEqual([
        200,
        [
          { id: expect.stringMatching(/^003/), success: true, errors: [] },
          { success: false, errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [LastName]', fields: ['LastName'] }] }, // prettier-ignore
          { id: expect.stringMatching(/^001/), success: true, errors: [] },
        ],
      ]);
    });

    it('saving none where one fails and all were wanted', async () => {
      const [, results] = await post([good, bad], true);
      expect(results.map((one: { errors: { statusCode: string }[] }) => one.errors[0]?.statusCode)).toEqual(['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING']); // prettier-ignore
      expect(org.records('Contact')).toEqual([]);
      expect((await post([good], true))[1]).toMatchObject([{ success: true }]);
    });

    it('of up to 200 records, in up to ten runs of one type', async () => {
      const mixed = Array.from({ length: 11 }, (_, n) => of(n % 2 ? 'Account' : 'Contact', { LastName: 'x' }));
      expect((await post(Array.from({ length: 200 }, () => good)))[0]).toBe(200);
      expect(await post(Array.from({ length: 201 }, () => good))).toMatchObject([400, [{ errorCode: 'EXCEEDED_ID_LIMIT' }]]); // prettier-ignore
      expect(await post(mixed)).toMatchObject([400, [{ errorCode: 'LIMIT_EXCEEDED' }]]);
      expect(await outcome('POST', 'composite/sobjects', { records: [{ LastName: 'x' }] })).toMatchObject([400, [{ errorCode: 'JSON_PARSER_ERROR' }]]); // prettier-ignore
    });

    it.each([
      [{ LastName: 'x', Points__c: 'many' }, 'JSON_PARSER_ERROR'],
      [{ LastName: 'x', Nope: 1 }, 'INVALID_FIELD'],
    ])('saving none where %j cannot be read', async (fields, errorCode) => {
      expect(await post([good, of('Contact', fields)])).toMatchObject([400, [{ errorCode }]]);
      expect(org.records('Contact')).toEqual([]);
    });

    it('changing none twice in one request', async () => {
      const id = org.put('Contact', { LastName: 'x' });
      const records = [id, id.slice(0, 15)].map((one) => of('Contact', { id: one, LastName: 'y' }));
      const [, results] = await outcome('PATCH', 'composite/sobjects', { records });
      expect(results).toMatchObject([{ errors: [{ statusCode: 'DUPLICATE_VALUE', message: `Duplicate id specified: ${id}` }] }, { success: false }]); // prettier-ignore
    });

    it('changing records by their ids', async () => {
      const id = org.put('Contact', { LastName: 'x' });
      const records = [of('Contact', { id, LastName: 'y' }), of('Contact', { id: '003xx0000000000', LastName: 'y' }), good]; // prettier-ignore
      const [, results] = await outcome('PATCH', 'composite/sobjects', { records });
      expect(results).toMatchObject([{ id, success: true }, { errors: [{ statusCode: 'INVALID_CROSS_REFERENCE_KEY' }] }, { errors: [{ statusCode: 'MISSING_ARGUMENT' }] }]); // prettier-ignore
      expect(org.records('Contact')).toMatchObject([{ LastName: 'y' }]);
    });

    it('upserting by an external id, but no key twice in one request', async () => {
      const id = org.put('Contact', { LastName: 'x', Fan__c: '1' });
      const records = ['1', '2', '3', '3'].map((Fan__c) => of('Contact', { Fan__c, LastName: 'y' }));
      const [, results] = await outcome('PATCH', 'composite/sobjects/Contact/Fan__c', { records });
      expect(results).toMatchObject([
        { id, success: true, created: false },
        { success: true, created: true },
        { success: false, errors: [{ statusCode: 'DUPLICATE_VALUE', message: 'Duplicate external id specified: 3' }] },
        { success: false, errors: [{ statusCode: 'DUPLICATE_VALUE' }] },
      ]);
    });

    it('and gives records by their ids, null for what there is not', async () => {
      const id = org.put('Contact', { LastName: 'x' });
      const path = `composite/sobjects/Contact?ids=${id},003xx0000000000&fields=`;
      expect(await outcome('GET', `${path}LastName`)).toMatchObject([200, [{ Id: id, LastName: 'x' }, null]]);
      expect(await outcome('GET', `${path}Nope`)).toMatchObject([400, [{ errorCode: 'INVALID_FIELD' }]]);
    });
  });
});
