import { defineApp, secret, type AppOf } from '@fanfare/connector';
import { z } from 'zod';

/**
 * An account of Twilio, by its auth token or by an API key, and who its messages are from. What belongs together is said by
 * `accessOf`, in words for people: who changes the settings later has the secrets sealed.
 */
export const TwilioApp = defineApp({
  title: 'Twilio',
  settings: z.object({
    accountSid: z.string().regex(/^AC[0-9a-fA-F]{32}$/, 'an account SID is AC and 32 hexadecimal digits').meta({ title: 'Account SID' }), // prettier-ignore
    authToken: secret(z.string().max(200).optional().meta({ title: 'Auth token', description: 'Not needed with an API key.' })), // prettier-ignore
    apiKeySid: z.string().regex(/^(SK[0-9a-zA-Z]+)?$/, 'an API key begins with SK').optional().meta({ title: 'API key SID', description: 'Instead of the auth token; needs its secret.' }), // prettier-ignore
    apiKeySecret: secret(z.string().max(200).optional().meta({ title: 'API key secret' })),
    from: z.string().regex(/^(\+[1-9]\d{6,14}|\d{3,8}|[A-Za-z0-9 ]{1,11})?$/, 'a number such as +14155550100, a short code, or a name of at most 11 letters and digits').optional().meta({ title: 'Sender', description: 'A number of the account, a short code or a sender name. Not needed with a messaging service.' }), // prettier-ignore
    messagingServiceSid: z.string().regex(/^(MG[0-9a-fA-F]{32})?$/, 'a messaging service SID is MG and 32 hexadecimal digits').optional().meta({ title: 'Messaging service SID', description: 'Instead of a sender: Twilio chooses one.' }), // prettier-ignore
    callbackUrl: secret(z.url({ protocol: /^https?$/ }).optional().meta({ title: 'Address of the hook', description: 'Of a hook of the kind twilio, signed. There Twilio tells what becomes of messages; its numbers must post what comes in to the same address, so that STOP is heard.' })), // prettier-ignore
    maxSegments: z.number().int().min(1).max(10).default(6).meta({ title: 'Segments at most', description: 'A text that makes more of them is not sent. Each is paid for.' }), // prettier-ignore
    endpoint: z.url().optional().meta({ title: 'Another address', description: 'For tests and demos only: refused unless HTTP_ALLOW_HOSTS names its host.' }), // prettier-ignore
  }),
});
export type TwilioAccount = AppOf<typeof TwilioApp>;
