// real: NATS, MongoDB, the connector. fake: Salesforce, over HTTP
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FakeSalesforce } from '@fanfare/fakes';
import { aCommand } from '@fanfare/testing';
import { referenceOf } from '../src/actions/reference.js';
import { collections, logins, SalesforceBench } from './salesforce-bench.js';

let salesforce: SalesforceBench;
beforeAll(async () => void (salesforce = await SalesforceBench.open()));
afterAll(() => salesforce.close());

const count = (many: number) => Array.from({ length: many }, (_, n) => n);
const names = (org: FakeSalesforce) => org.records('Contact').map(({ LastName }) => LastName);
const calls = (org: FakeSalesforce) => org.journal.exchanges.filter(({ path }) => path.startsWith('/services/data/'));

describe('a session', () => {
  it('is opened once for many runs, and once more for all who find it ended', async () => {
    const org = await salesforce.org('session');
    const seek = () => salesforce.all('Get', count(30).map((n) => ({ criteria: { LastName: `${n}` }, fields: ['Id'] })), { workspace: 'session' }); // prettier-ignore
    expect((await seek()).every(({ outcome }) => outcome.exit === 'NotFound')).toBe(true);
    expect(org.journal.to('POST', logins)).toHaveLength(1);
    org.expireSessions();
    expect((await seek()).every(({ outcome, attempt }) => outcome.exit === 'NotFound' && attempt === 1)).toBe(true);
    expect(calls(org).filter(({ status }) => status === 401).length).toBeGreaterThan(1);
    expect(org.journal.to('POST', logins)).toHaveLength(2);
  });

  it('that ends under a create has it sent again, once', async () => {
    const org = await salesforce.org('ends');
    await salesforce.one('Get', { id: '003xx0000000000', fields: ['Id'] }, { workspace: 'ends' });
    org.expireSessions();
    const { outcome } = await salesforce.one('Create', { fields: { LastName: 'Once' } }, { workspace: 'ends' });
    expect([outcome.exit, names(org)]).toEqual(['Success', ['Once']]);
  });

  it('that ends before 450 creates is opened once more for the three requests, and none is made twice', async () => {
    const org = await salesforce.org('many-ends');
    await salesforce.one('Get', { id: '003xx0000000000', fields: ['Id'] }, { workspace: 'many-ends' });
    org.expireSessions();
    const answers = await salesforce.all('Create', count(450).map((n) => ({ fields: { LastName: `${n}` } })), { workspace: 'many-ends' }); // prettier-ignore
    expect(answers.every(({ outcome, attempt }) => outcome.exit === 'Success' && attempt === 1)).toBe(true);
    expect(org.journal.to('POST', logins)).toHaveLength(2);
    expect(names(org).toSorted()).toEqual(count(450).map(String).toSorted());
  });

  it.each([
    ['wrong-secret', 'wrong', {}, 'invalid_client'],
    ['wrong-client', 'client-secret', { clientId: 'other' }, 'invalid_client_id'],
  ])('is not opened with a %s, and the step says why', async (workspace, secret, more, code) => {
    const org = await salesforce.org(`for-${workspace}`);
    await salesforce.connect(workspace, { domain: org.url, ...more }, secret);
    const { outcome } = await salesforce.one('Create', { fields: { LastName: 'x' } }, { workspace });
    expect(outcome.error).toMatchObject({ code, retryable: false, message: expect.not.stringContaining(secret) });
  });

  it.each(['http://acme.my.salesforce.com', 'acme.my.salesforce.com:8443', 'salesforce.com.example.com', 'notsalesforce.com'])('is opened with Salesforce only, over TLS: not at %s', async (domain) => {
    const workspace = domain.replaceAll(/\W/g, '-');
    await salesforce.connect(workspace, { domain });
    const { outcome } = await salesforce.one('Create', { fields: { LastName: 'x' } }, { workspace });
    expect(outcome.error).toMatchObject({ code: 'HostNotAllowed', retryable: false, message: expect.stringContaining('domain of Salesforce main:') });
  }); // prettier-ignore
});

describe('a create whose answer was lost', () => {
  const lost = { kind: 'resets', acting: true } as const;

  it.each(['Step__c', 'Once__c'])('is found by its reference in %s, and not made again', async (referenceField) => {
    const workspace = `found-by-${referenceField}`;
    const org = await salesforce.org(workspace, { referenceField });
    org.misbehave(lost, { times: 1, path: collections });
    const commands = count(3).map((n) => aCommand('SalesforceCreateObject', { workspace, input: { type: 'Contact', fields: { LastName: `${n}` } } })); // prettier-ignore
    const first = await salesforce.bench.steps.runAll(commands);
    expect(first.map(({ outcome }) => outcome.error?.retryable)).toEqual([true, true, true]);
    const second = await salesforce.bench.steps.runAll(commands.map((command) => ({ ...command, attempt: 2 })));
    const records = org.records('Contact');
    expect(second.map(({ outcome }) => outcome.output['Id'])).toEqual(records.map(({ Id }) => Id));
    expect([records.length, org.journal.to('POST', collections).length]).toEqual([3, 1]);
  });

  it('but was never made, is made once', async () => {
    const org = await salesforce.org('not-made', { referenceField: 'Step__c' });
    org.misbehave({ kind: 'resets', acting: false }, { times: 1, path: collections });
    const command = aCommand('SalesforceCreateObject', { workspace: 'not-made', input: { type: 'Contact', fields: { LastName: 'New' } } }); // prettier-ignore
    await salesforce.bench.steps.run(command);
    expect((await salesforce.bench.steps.run({ ...command, attempt: 2 })).outcome.exit).toBe('Success');
    expect(names(org)).toEqual(['New']);
  });

  it('was still under way when it was asked about: a unique reference finds it then', async () => {
    const org = await salesforce.org('under-way');
    const command = aCommand('SalesforceCreateObject', { workspace: 'under-way', input: { type: 'Contact', referenceField: 'Once__c', fields: { LastName: 'Late' } } }); // prettier-ignore
    const Once__c = referenceOf({ id: command.stepId, run: command.stepId.split('/')[0] ?? '' });
    const Id = org.put('Contact', { LastName: 'Late', Once__c });
    expect((await salesforce.bench.steps.run(command)).outcome.output).toEqual({ Id });
  });

  it('is found, too, when the run is tried again', async () => {
    const org = await salesforce.org('tried-again', { referenceField: 'Step__c' });
    org.misbehave(lost, { times: 1, path: collections });
    const command = aCommand('SalesforceCreateObject', { workspace: 'tried-again', input: { type: 'Contact', fields: { LastName: 'One' } } }); // prettier-ignore
    await salesforce.bench.steps.run(command);
    const again = await salesforce.bench.steps.run({ ...command, stepId: `${command.stepId}/r1` });
    expect(again.outcome.output).toEqual({ Id: org.records('Contact')[0]?.['Id'] });
    expect(names(org)).toEqual(['One']);
  });

  it('by a step whose reference field is none leaves its neighbours as they are', async () => {
    const org = await salesforce.org('odd-reference');
    const fields = { LastName: 'One' };
    const commands = ['Step__c', 'Nope__c'].map((referenceField) => aCommand('SalesforceCreateObject', { workspace: 'odd-reference', input: { type: 'Contact', referenceField, fields } })); // prettier-ignore
    const tried = commands.map((command) => ({ ...command, stepId: `${command.stepId}/r1` }));
    const [good, odd] = await salesforce.bench.steps.runAll(tried);
    expect(good?.outcome.exit).toBe('Success');
    expect(odd?.outcome.error).toMatchObject({ code: 'INVALID_FIELD', retryable: false });
    expect(names(org)).toEqual(['One']);
  });

  it('because a gateway gave up waiting is found, and not made again', async () => {
    const org = await salesforce.org('gateway', { referenceField: 'Step__c' });
    org.misbehave({ kind: 'fails', status: 504, acting: true }, { times: 1, path: collections });
    const command = aCommand('SalesforceCreateObject', { workspace: 'gateway', input: { type: 'Contact', fields: { LastName: 'One' } } }); // prettier-ignore
    expect((await salesforce.bench.steps.run(command)).outcome.error).toMatchObject({ retryable: true });
    expect((await salesforce.bench.steps.run({ ...command, attempt: 2 })).outcome.exit).toBe('Success');
    expect(names(org)).toEqual(['One']);
  });

  it('without a reference is not made again', async () => {
    const org = await salesforce.org('no-reference');
    org.misbehave(lost, { times: 1, path: collections });
    const command = aCommand('SalesforceCreateObject', { workspace: 'no-reference', onUnknownOutcome: 'fail', input: { type: 'Contact', fields: { LastName: 'One' } } }); // prettier-ignore
    await salesforce.bench.steps.run(command);
    expect((await salesforce.bench.steps.run({ ...command, attempt: 2 })).outcome.error).toMatchObject({ code: 'OutcomeUnknown' }); // prettier-ignore
    expect(names(org)).toEqual(['One']);
  });
});

describe('Salesforce’s own trouble', () => {
  it('is told without the secrets that it repeats', async () => {
    const org = await salesforce.org('repeats');
    org.misbehave({ kind: 'fails', status: 400, acting: false, echoing: true }, { path: collections });
    const { outcome } = await salesforce.one('Create', { fields: { LastName: 'Lee' } }, { workspace: 'repeats' });
    const told = JSON.stringify(outcome);
    expect(told).toContain('…');
    expect(told).not.toMatch(/Lee|Bearer [^…]/);
  });

  it('that it did not take a create is waited out, without an attempt', async () => {
    const org = await salesforce.org('away');
    org.misbehave({ kind: 'fails', status: 503, acting: false }, { times: 2 });
    const { outcome, attempt } = await salesforce.one(
      'Create',
      { fields: { LastName: 'Back' } },
      { workspace: 'away' },
    );
    expect([outcome.exit, attempt, names(org)]).toEqual(['Success', 1, ['Back']]);
  });

  it('at the login proves that nothing was sent: a create waits, and is left to nobody', async () => {
    const org = await salesforce.org('login');
    org.expireSessions();
    org.misbehave({ kind: 'resets', acting: false }, { times: 1, path: logins });
    const { outcome, attempt } = await salesforce.one('Create', { fields: { LastName: 'In' } }, { workspace: 'login' });
    expect([outcome.exit, attempt, names(org)]).toEqual(['Success', 1, ['In']]);
  });

  it('that somebody else writes a record has only the step that meets it tried again', async () => {
    const org = await salesforce.org('locks');
    const ids = ['free', 'locked'].map((LastName) => org.put('Contact', { LastName }));
    org.lockRows(({ LastName }) => LastName === 'locked');
    const commands = ids.map((id) => aCommand('SalesforceUpdateObject', { workspace: 'locks', input: { type: 'Contact', id, fields: { Points__c: 1 } } })); // prettier-ignore
    const [free, locked] = await salesforce.bench.steps.runAll(commands);
    expect(free?.outcome.exit).toBe('Success');
    expect(locked?.outcome.error).toMatchObject({
      retryable: true,
      message: expect.stringContaining('UNABLE_TO_LOCK_ROW'),
    });
    expect((await salesforce.bench.steps.run({ ...commands[1]!, attempt: 2 })).outcome.exit).toBe('Success');
  });

  it('of an answer that is none is tried again where that is harmless', async () => {
    const org = await salesforce.org('garbage');
    org.misbehave({ kind: 'garbage' }, { times: 1, path: collections });
    const { outcome } = await salesforce.one(
      'Get',
      { id: '003xx0000000000', fields: ['Id'] },
      { workspace: 'garbage' },
    );
    expect(outcome.error).toMatchObject({ code: 'Unavailable', retryable: true });
  });
});

describe('people who connect an org', () => {
  it('are told which it is, and can choose from its types and fields', async () => {
    const org = await salesforce.org('people');
    const settings = { domain: org.url, clientId: 'client-id' };
    expect(await salesforce.bench.tryAccount(settings, { clientSecret: 'client-secret' })).toEqual({
      ok: true,
      about: expect.stringMatching(/^Org 00Dxx\S+ at 127.0.0.1:\d+: 149\d\d of 15000/),
    });
    expect(await salesforce.bench.tryAccount(settings, { clientSecret: 'wrong' })).toEqual({
      ok: false,
      reason: expect.stringContaining('invalid client credentials'),
    });
    const choices = (name: string) => salesforce.bench.choices(name, 'people');
    expect(await choices('types')).toContainEqual({ value: 'Contact', title: 'Contact' });
    expect(await choices('fields/Contact')).toContainEqual({ value: 'LastName', title: 'Last Name' });
    expect(await choices('externalIds/contact')).toEqual([{ value: 'Fan__c', title: 'Fan__c' }, { value: 'Badge__c', title: 'Badge__c' }]); // prettier-ignore
    await expect(choices('colours')).rejects.toThrow('no choices named colours');
  });
});
