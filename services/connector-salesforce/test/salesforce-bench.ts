import {
  contactType,
  startFakeSalesforce,
  type FakeSalesforce,
  type FakeSalesforceOptions,
  type ObjectType,
} from '@fanfare/fakes';
import { ConnectorBench, type Answer } from '@fanfare/testing';
import type { JsonObject, StepCommand } from '@fanfare/contracts';
import { serveSalesforce } from '../src/serve-salesforce.js';

/** Contacts as an administrator made them. */
const fan: ObjectType = {
  ...contactType,
  fields: {
    ...contactType.fields,
    Fan__c: { externalId: true },
    Badge__c: { externalId: true, unique: true },
    Step__c: {},
    Once__c: { unique: true },
    Points__c: { type: 'double' },
    Vip__c: { type: 'boolean' },
    Born__c: { type: 'date' },
    Seen__c: { type: 'datetime' },
    Alarm__c: { type: 'time' },
    Old__c: {},
  },
  rules: [
    { isBroken: ({ Points__c }) => Number(Points__c) < 0, message: 'No points below zero', field: 'Points__c' },
    { isBroken: ({ LastName }) => LastName === 'Known', message: 'Use one of these records?', code: 'DUPLICATES_DETECTED' }, // prettier-ignore
  ],
};

export const collections = '/services/data/v62.0/composite/sobjects';
export const logins = '/services/oauth2/token';

/** The connector on real servers, with accounts of orgs that are up. */
export class SalesforceBench {
  private readonly orgs: FakeSalesforce[] = [];

  private constructor(readonly bench: ConnectorBench) {}

  static async open(): Promise<SalesforceBench> {
    const serve = (env: NodeJS.ProcessEnv) => serveSalesforce(env, { firstMs: 300, longestMs: 600 });
    const env = { HTTP_ALLOW_HOSTS: '127.0.0.1:*' };
    return new SalesforceBench(await ConnectorBench.open({ name: 'connector-salesforce', serve, env }));
  }

  /** An org with an account in a workspace of that name. */
  async org(
    workspace: string,
    settings: JsonObject = {},
    options: FakeSalesforceOptions = {},
  ): Promise<FakeSalesforce> {
    const org = await startFakeSalesforce({ types: [fan], ...options });
    this.orgs.push(org);
    await this.connect(workspace, { domain: org.url, ...settings });
    return org;
  }

  async connect(workspace: string, settings: JsonObject, clientSecret = 'client-secret'): Promise<void> {
    await this.bench.connect({
      workspace,
      settings: { clientId: 'client-id', ...settings },
      secrets: { clientSecret },
    });
  }

  /** Does one step with a contact and tells its answer. */
  one(action: string, input: JsonObject, given: Partial<StepCommand>): Promise<Answer> {
    return this.bench.run(`Salesforce${action}Object`, { type: 'Contact', ...input }, given);
  }

  /** Does many, all in one message, and tells their answers in order. */
  all(action: string, inputs: readonly JsonObject[], given: Partial<StepCommand>): Promise<Answer[]> {
    const contacts = inputs.map((input) => ({ type: 'Contact', ...input }));
    return this.bench.runAll(`Salesforce${action}Object`, contacts, given);
  }

  async close(): Promise<void> {
    await this.bench.close();
    await Promise.all(this.orgs.map((org) => org.stop()));
  }
}
