// real: NATS, MongoDB, the connector, HTTP. fake: Mailchimp
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fanfare/contracts';
import type { MailchimpAudience } from '@fanfare/fakes';
import { aCommand } from '@fanfare/testing';
import { apiKey, MailchimpBench } from './bench.js';

let bench: MailchimpBench;
let fans: MailchimpAudience;
beforeAll(async () => {
  bench = await MailchimpBench.open();
  await bench.connect('acme', { apiKey });
});
afterAll(() => bench.close());
beforeEach(() => {
  bench.mailchimp.behave();
  bench.mailchimp.journal.clear();
  const mergeFields = [
    { tag: 'FNAME', name: 'First Name', type: 'text' as const },
    { tag: 'POINTS', name: 'Points', type: 'number' as const },
  ];
  fans = bench.mailchimp.addAudience({ id: 'fans', mergeFields });
});

const ada = 'Ada@Example.com';
const run = (action: string, input: JsonObject = {}) => bench.run(`Mailchimp${action}`, { email: ada, ...input });
const member = () => fans.member(ada);
const history = () => member()?.history.map(({ status, by }) => `${status} by ${by}`);

describe('adding or updating a member', () => {
  it('makes one member, however their address is written', async () => {
    const first = await run('Upsert', { mergeFields: { FNAME: 'Ada', POINTS: 5 } });
    const second = await run('Upsert', { email: ' ada@EXAMPLE.com', mergeFields: { POINTS: 7 } });
    expect(first).toMatchObject({ exit: 'Success', output: { status: 'subscribed', contactId: member()?.contactId } });
    expect(second.output).toEqual(first.output);
    expect([fans.members.size, member()?.mergeFields]).toEqual([1, { FNAME: 'Ada', POINTS: 7 }]);
    await run('Upsert', { mergeFields: { POINTS: null }, language: 'fr', interests: { i1: true } });
    expect(member()).toMatchObject({ mergeFields: { FNAME: 'Ada', POINTS: '' }, details: { language: 'fr', interests: { i1: true } } }); // prettier-ignore
  });

  it.each(['unsubscribed', 'archived'])('never subscribes by accident who is %s', async (status) => {
    await run('Upsert');
    await run(status === 'archived' ? 'Archive' : 'Unsubscribe');
    const { exit, output } = await run('Upsert', { mergeFields: { POINTS: 1 } });
    expect([exit, output['status'], member()?.mergeFields['POINTS']]).toEqual(['Success', status, 1]);
    expect(history()).toEqual(['subscribed by api', `${status} by api`]);
  });

  it.each(['Unsubscribe', 'Archive'])('subscribes again on purpose who was gone by %s', async (left) => {
    await run('Upsert');
    await run(left);
    expect((await run('Upsert', { resubscribe: 'yes' })).output).toMatchObject({ status: 'subscribed' });
    expect(history()?.at(-1)).toBe('subscribed by api');
  });

  it('asks who left, and leaves alone who is subscribed', async () => {
    await run('Upsert', { resubscribe: 'ask' });
    expect(history()).toEqual(['subscribed by api']);
    fans.personLeaves(ada);
    expect((await run('Upsert', { resubscribe: 'ask' })).output).toMatchObject({ status: 'pending' });
    expect((await run('Upsert', { resubscribe: 'yes' })).output).toMatchObject({ status: 'pending' });
  });

  it.each(['personLeaves', 'bounces'] as const)('says who can only come back by themselves (%s)', async (act) => {
    await run('Upsert');
    fans[act](ada);
    const { exit, error } = await run('Upsert', { resubscribe: 'yes' });
    expect([exit, error?.code, error?.message]).toEqual(['Failure', 'ComplianceState', expect.stringContaining('only they can subscribe again')]); // prettier-ignore
    expect(error?.message).not.toContain('@');
    expect(history()).toHaveLength(2);
  });

  it('says who was deleted for good, and cannot be brought back', async () => {
    await run('Upsert');
    await run('Delete');
    expect((await run('Upsert')).error).toMatchObject({ code: 'ForgottenEmail', message: expect.stringContaining('sign up by a form') }); // prettier-ignore
  });

  it.each([
    ['fake', 'AddressRefused'],
    ['too many lists', 'TooManySignups'],
  ] as const)('says which address Mailchimp does not trust: %s', async (suspicion, code) => {
    fans.suspect(ada, suspicion);
    expect((await run('Upsert')).error).toMatchObject({ code, message: expect.not.stringContaining('@') });
  });

  it('names the merge field that Mailchimp does not accept, and what it has against it', async () => {
    const { error } = await run('Upsert', { mergeFields: { POINTS: 'many' } });
    expect(error).toMatchObject({
      code: 'InvalidResource',
      message: expect.stringContaining('POINTS: Please enter a number'),
      details: { fields: [{ field: 'POINTS', message: 'Please enter a number' }] },
    });
  });

  it('names the merge field that the audience does not have, which Mailchimp would pass over', async () => {
    const { error } = await run('Upsert', { mergeFields: { FNAME: 'Ada', POINT: 1 } });
    expect(error).toMatchObject({ code: 'UnknownMergeField', message: expect.stringContaining('no merge field POINT; it has FNAME, POINTS') }); // prettier-ignore
    expect(member()).toBeUndefined();
  });

  it('asks for the merge fields of an audience once in a while, and not for every step', async () => {
    bench.mailchimp.addAudience({ id: 'busy' });
    const steps = Array.from({ length: 20 }, (_, i) => aCommand('MailchimpUpsert', { input: { audience: 'busy', email: `a${i}@x.io`, mergeFields: { FNAME: 'A' } } })); // prettier-ignore
    const answers = await bench.connector.steps.runAll(steps);
    expect(answers.every(({ outcome }) => outcome.exit === 'Success')).toBe(true);
    expect(bench.mailchimp.journal.to('GET', /merge-fields/)).toHaveLength(1);
  });

  it('may lack what is required only when the step says so', async () => {
    bench.mailchimp.addAudience({ id: 'strict', mergeFields: [{ tag: 'FNAME', name: 'Name', type: 'text', required: true }] }); // prettier-ignore
    expect((await run('Upsert', { audience: 'strict' })).error?.message).toContain('FNAME: Please enter a value');
    expect((await run('Upsert', { audience: 'strict', skipRequired: true })).exit).toBe('Success');
    expect((await run('Upsert', { audience: 'strict' })).exit).toBe('Success');
  });

  it('is refused when it would bring back who left, but not take who is new', async () => {
    const { error } = await run('Upsert', { statusIfNew: 'unsubscribed', resubscribe: 'yes' });
    expect(error).toMatchObject({ code: 'InputInvalid', message: expect.stringContaining('resubscribe') });
  });
});

describe('a member', () => {
  beforeEach(() => run('Upsert'));

  it('is archived, and a second time it is so already', async () => {
    expect((await run('Archive')).output).toEqual({ already: false });
    expect((await run('Archive', { email: ada.toUpperCase() })).output).toEqual({ already: true });
    expect(history()).toEqual(['subscribed by api', 'archived by api']);
  });

  it('who has bounced cannot be archived, and that is no success', async () => {
    fans.bounces(ada);
    expect((await run('Archive')).error).toMatchObject({ code: 'CannotBeArchived', details: { status: 'cleaned' } });
  });

  it('is deleted for good, and a second time it is so already', async () => {
    expect((await run('Delete')).output).toEqual({ already: false });
    expect((await run('Delete')).output).toEqual({ already: true });
    expect([fans.members.size, fans.forgotten.size]).toEqual([0, 1]);
  });

  it('is unsubscribed, once and again', async () => {
    for (const email of [ada, ada.toLowerCase()]) {
      expect((await run('Unsubscribe', { email })).output).toMatchObject({ status: 'unsubscribed' });
    }
    expect(history()).toEqual(['subscribed by api', 'unsubscribed by api']);
  });

  it('gets tags and loses them', async () => {
    expect((await run('AddTags', { tags: ['vip', 'CRM Synced', 'vip'] })).output).toEqual({ tags: ['vip', 'CRM Synced'] }); // prettier-ignore
    expect((await run('RemoveTags', { tags: ['vip', 'never had'] })).exit).toBe('Success');
    expect(member()?.tags).toEqual(['CRM Synced']);
  });

  it.each([
    ['Unsubscribe', {}],
    ['AddTags', { tags: ['a'] }],
    ['RemoveTags', { tags: ['a'] }],
  ])('that is none is told to %s', async (action, more) => {
    expect((await run(action, { ...more, email: 'nobody@example.com' })).error?.code).toBe('NotAMember');
  });
});

describe('an audience that does not exist', () => {
  it.each([
    ['Upsert', {}],
    ['Upsert', { mergeFields: { FNAME: 'A' } }],
    ['Unsubscribe', {}],
    ['Archive', {}],
    ['Delete', {}],
    ['AddTags', { tags: ['a'] }],
    ['RemoveTags', { tags: ['a'] }],
  ])('fails %s %j, and is named', async (action, more) => {
    const { exit, error } = await run(action, { ...more, audience: 'nowhere' });
    expect([exit, error?.code, error?.message]).toEqual(['Failure', 'AudienceNotFound', expect.stringContaining('nowhere')]); // prettier-ignore
  });

  it('cannot be another place of the API', async () => {
    expect((await run('Delete', { audience: '../fans' })).error?.code).toBe('InputInvalid');
  });
});

describe('an answer that was lost', () => {
  it.each([
    ['Upsert', { mergeFields: { POINTS: 3 } }, () => expect(member()?.mergeFields['POINTS']).toBe(3)],
    ['Unsubscribe', {}, () => expect(history()).toEqual(['subscribed by api', 'unsubscribed by api'])],
    ['Archive', {}, () => expect(history()).toEqual(['subscribed by api', 'archived by api'])],
    ['Delete', {}, () => expect(fans.forgotten.size).toBe(1)],
    ['AddTags', { tags: ['a'] }, () => expect(member()?.tags).toEqual(['a'])],
  ])('is no harm to %s: tried again it comes to the same', async (action, more, then) => {
    await run('Upsert');
    bench.mailchimp.misbehave({ kind: 'resets', acting: true }, { times: 1, path: '/3.0/lists/fans/members' });
    const command = aCommand(`Mailchimp${action}`, { input: { audience: 'fans', email: ada, ...more } });
    const lost = await bench.connector.steps.run(command);
    then();
    expect(lost.outcome.error).toMatchObject({ retryable: true, message: expect.not.stringContaining('@') });
    const again = await bench.connector.steps.run({ ...command, attempt: 2 });
    expect(again.outcome.exit).toBe('Success');
    then();
  });
});
