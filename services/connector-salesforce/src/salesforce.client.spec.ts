// real: HTTP and its guard. fake: Salesforce
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connectorConfig, HttpClient } from '@fanfare/connector';
import { startFakeSalesforce, type FakeSalesforce, type FakeSalesforceOptions, type Mood } from '@fanfare/fakes';
import { testMasterKey } from '@fanfare/testing';
import { SalesforceHttp } from './org/salesforce-http.js';
import { SalesforceApp, type SalesforceAccount } from './salesforce.app.js';
import { limitsCall, SalesforceClient } from './salesforce.client.js';

describe('a call to an org', () => {
  let org: FakeSalesforce | undefined;
  let http: HttpClient;
  let client: SalesforceClient;
  beforeEach(() => {
    const config = connectorConfig.parse({ MASTER_KEYS: testMasterKey, HTTP_ALLOW_HOSTS: '127.0.0.1:*' });
    http = new HttpClient(config);
    client = new SalesforceClient(new SalesforceHttp(http, config), { firstMs: 700, longestMs: 900 });
  });
  afterEach(async () => {
    await http.onApplicationShutdown();
    await org?.stop();
    org = undefined;
  });

  const started = async (options: FakeSalesforceOptions = {}): Promise<SalesforceAccount> => {
    org = await startFakeSalesforce(options);
    const given = { domain: org.url, clientId: 'client-id', clientSecret: 'client-secret' };
    const settings = SalesforceApp.settings.parse(given);
    return { workspace: 'w', id: 'main', name: 'Salesforce main', revision: 1, pause: () => undefined, settings };
  };
  const call = (app: SalesforceAccount) => client.call(app, limitsCall, AbortSignal.timeout(5_000));

  it('goes where the login says, if that is Salesforce', async () => {
    expect(await call(await started())).toEqual({ max: 15_000, remaining: 14_999 });
  });

  it.each(['http://10.0.0.1', 'https://login.example.com'])('goes nowhere else, whatever the login says: %s', async (instanceUrl) => {
    await expect(call(await started({ instanceUrl }))).rejects.toMatchObject({ name: 'Refused', code: 'HostNotAllowed' });
  });

  it('waits when Salesforce takes no more logins', async () => {
    await expect(call(await started({ loginsPerHour: 0 }))).rejects.toMatchObject({ name: 'Busy', afterMs: 700 });
  });

  it.each([{ kind: 'fails', status: 503, acting: false }, { kind: 'garbage' }, { kind: 'resets', acting: true }] as Mood[])(
    'was not sent when the login met trouble: %j',
    async (mood) => {
      const app = await started();
      org?.misbehave(mood, { path: '/services/oauth2' });
      await expect(call(app)).rejects.toMatchObject({ name: 'NotSent' });
    },
  );

  it('was not sent when the time of its step was up before', async () => {
    const app = await started({ latencyMs: 400 });
    await expect(client.call(app, limitsCall, AbortSignal.timeout(100))).rejects.toMatchObject({ name: 'NotSent' });
  });

  it('that is refused with a new session, too, has opened nothing', async () => {
    const app = await started();
    org?.misbehave({ kind: 'fails', status: 401, acting: false }, { path: '/services/data' });
    await expect(call(app)).rejects.toMatchObject({ name: 'NotSent' });
    expect(org?.journal.to('POST', '/services/oauth2/token')).toHaveLength(2);
  });
}); // prettier-ignore
