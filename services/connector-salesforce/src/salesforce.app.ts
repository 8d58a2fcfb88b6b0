import { defineApp, secret, type AppOf } from '@fanfare/connector';
import { z } from 'zod';
import { optionalFieldName } from './records/names.js';

/** Upserts of collections are since this version (vendors.md 4.3). */
const oldestVersion = 46;

/** An org, by a connected app of it that may use the client credentials flow: it acts as the user that it names. */
export const SalesforceApp = defineApp({
  title: 'Salesforce',
  settings: z.object({
    domain: z
      .string()
      .trim()
      .max(255)
      .refine((domain) => URL.canParse(urlOfDomain(domain)), 'a domain is like acme.my.salesforce.com')
      .meta({ title: 'My Domain', address: true, description: 'Such as acme.my.salesforce.com, or acme--test.sandbox.my.salesforce.com.' }),
    clientId: z.string().min(1).max(500).meta({ title: 'Consumer key', description: 'Of a connected app with the client credentials flow.' }),
    clientSecret: secret(z.string().min(1).max(500).meta({ title: 'Consumer secret' })),
    apiVersion: z
      .string()
      .regex(/^\d{2,3}\.0$/, 'a version is like 62.0')
      .refine((version) => Number(version) >= oldestVersion, `the oldest that will do is ${oldestVersion}.0`)
      .default('62.0')
      .meta({ title: 'API version' }),
    referenceField: optionalFieldName.meta({ title: 'Reference field', description: 'A text field, best unique, that every type has which workflows create, such as Fanfare_Step__c. With it, a create whose answer was lost is looked up instead of left to a person.' }),
    share: z
      .number()
      .int()
      .min(1)
      .max(100)
      .default(95)
      .meta({ title: 'Share of the daily requests', description: 'In percent: steps wait while more than this of the org’s API requests of 24 hours is used, by whomever.' }),
  }),
}); // prettier-ignore
export type SalesforceAccount = AppOf<typeof SalesforceApp>;

/** People give a host; tests and demos, whose vendor is on this machine, a URL. */
export function urlOfDomain(domain: string): string {
  return domain.includes('://') ? domain : `https://${domain}`;
}
