import { defineApp, secret, type AppOf } from '@fanfare/connector';
import { z } from 'zod';

/**
 * An account, by an API key or by what OAuth gave out. What belongs together is said by `apiOf`, in words for people:
 * who changes the settings later has the secrets sealed, and only the connector sees them as a whole.
 */
export const MailchimpApp = defineApp({
  title: 'Mailchimp',
  settings: z.object({
    apiKey: secret(z.string().max(200).optional().meta({ title: 'API key', description: 'Ends in its datacenter, such as -us21. Not needed with an access token.' })), // prettier-ignore
    accessToken: secret(z.string().max(500).optional().meta({ title: 'OAuth access token', description: 'Instead of an API key; needs the datacenter.' })), // prettier-ignore
    dc: z.string().regex(/^([a-z]+\d+)?$/, 'a datacenter is like us21').optional().meta({ title: 'Datacenter', description: 'Of an access token, such as us21: what Mailchimp calls dc in the metadata of the token.' }), // prettier-ignore
    endpoint: z.url().optional().meta({ title: 'Another address', description: 'For tests and demos only: refused unless HTTP_ALLOW_HOSTS names its host.' }), // prettier-ignore
  }),
});
export type MailchimpAccount = AppOf<typeof MailchimpApp>;
