// real: NATS, MongoDB, the connector. fake: Salesforce, over HTTP
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FakeSalesforce } from '@fanfare/fakes';
import { aCommand, eventually } from '@fanfare/testing';
import { collections, SalesforceBench } from './salesforce-bench.js';

let salesforce: SalesforceBench;
beforeAll(async () => void (salesforce = await SalesforceBench.open()));
afterAll(() => salesforce.close());

const count = (many: number) => Array.from({ length: many }, (_, n) => n);
const names = (org: FakeSalesforce) => org.records('Contact').map(({ LastName }) => LastName);
const calls = (org: FakeSalesforce) => org.journal.exchanges.filter(({ path }) => path.startsWith('/services/data/'));

describe('the requests of a day', () => {
  it('used up, have steps wait without many calls; all are done once there are more', async () => {
    const org = await salesforce.org('used-up');
    org.journal.clear();
    org.useUpRequests();
    const commands = count(60).map((n) => aCommand('SalesforceCreateObject', { workspace: 'used-up', input: { type: 'Contact', fields: { LastName: `${n}` } } })); // prettier-ignore
    const answers = Promise.all(commands.map((command) => salesforce.bench.steps.run(command)));
    await eventually(async () => {
      expect(await salesforce.bench.waiting(commands[59]?.stepId ?? '')).toMatchObject([{ lane: { app: 'main' } }]);
    });
    expect(names(org)).toEqual([]);
    org.renewRequests();
    expect((await answers).every(({ outcome, attempt }) => outcome.exit === 'Success' && attempt === 1)).toBe(true);
    expect(names(org).toSorted()).toEqual(count(60).map(String).toSorted());
    // Fewer than steps: one after each wait, and those that were on their way when the first was refused.
    expect(calls(org).filter(({ status }) => status === 403).length).toBeLessThan(60);
  });

  it('that end in the middle of 450 creates lose none and double none', async () => {
    // The look at the type, and one of three requests, are the last that the day allows.
    const org = await salesforce.org('middle', { share: 100 }, { dailyRequests: 2 });
    const answers = salesforce.all('Create', count(450).map((n) => ({ fields: { LastName: `${n}` } })), { workspace: 'middle' }); // prettier-ignore
    await eventually(() => expect(org.journal.to('POST', collections).map(({ status }) => status)).toContain(403));
    expect(names(org)).toHaveLength(200);
    org.renewRequests();
    await eventually(() => (org.renewRequests(), expect(names(org)).toHaveLength(450)));
    expect((await answers).every(({ outcome, attempt }) => outcome.exit === 'Success' && attempt === 1)).toBe(true);
    expect(names(org).toSorted()).toEqual(count(450).map(String).toSorted());
  });

  it('are left to others beyond the share that the settings say', async () => {
    const org = await salesforce.org('share', { share: 50 }, { dailyRequests: 40 });
    const runs = Promise.all(count(30).map((n) => salesforce.one('Get', { criteria: { LastName: `${n}` }, fields: ['Id'] }, { workspace: 'share' }))); // prettier-ignore
    await eventually(() => expect(calls(org).filter(({ path }) => path.endsWith('/limits')).length).toBeGreaterThan(0));
    const used = () => calls(org).filter(({ path }) => !path.endsWith('/limits')).length;
    // Ten at once may be on their way when the share is reached.
    expect(used()).toBeLessThanOrEqual(30);
    expect(used()).toBeGreaterThanOrEqual(20);
    org.renewRequests();
    expect((await runs).every(({ outcome }) => outcome.exit === 'NotFound')).toBe(true);
  });
});

describe('requests at once', () => {
  it('of which there are too many become fewer, and none is lost', async () => {
    const org = await salesforce.org('crowd', {}, { maxAtOnce: 3 });
    org.misbehave({ kind: 'slow', ms: 100 });
    const answers = await salesforce.all('Get', count(30).map((n) => ({ criteria: { LastName: `${n}` }, fields: ['Id'] })), { workspace: 'crowd' }); // prettier-ignore
    expect(answers.every(({ outcome, attempt }) => outcome.exit === 'NotFound' && attempt === 1)).toBe(true);
    const refused = calls(org).filter(({ status }) => status === 403);
    expect(refused.length).toBeGreaterThan(0);
    // Those of the first ten that were too many, and hardly one after that.
    expect(refused.length).toBeLessThan(12);
  });
});
