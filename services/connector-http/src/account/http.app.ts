import { defineApp, secret, type AppOf } from '@fanfare/connector';
import { z } from 'zod';
import { headerName, headerValue } from '../request/header.js';
import { isSigningSecrets } from './webhook-signature.js';

const kinds = ['none', 'basic', 'bearer', 'header', 'query', 'oauth2', 'standard-webhooks'] as const;

const httpUrl = z.url({ protocol: /^https?$/ });
const plainUrl = httpUrl.refine((url) => !/[?#@]/.test(url), 'expected an address without user, query and fragment');
const text = z.string().min(1).max(8_192);

/** Settings that each kind cannot do without. Whatever has a secret has an address: the secret goes there and nowhere else. */
const needs = {
  none: [],
  basic: ['baseUrl', 'username', 'password'],
  bearer: ['baseUrl', 'token'],
  header: ['baseUrl', 'name', 'value'],
  query: ['baseUrl', 'name', 'value'],
  oauth2: ['baseUrl', 'tokenUrl', 'clientId', 'clientSecret'],
  'standard-webhooks': ['baseUrl', 'signingSecret'],
} as const satisfies Record<(typeof kinds)[number], readonly string[]>;

/** What connecting an HTTP API takes. */
export const HttpApp = defineApp({
  title: 'HTTP',
  settings: z
    .object({
      kind: z.enum(kinds).meta({ title: 'How it knows us' }),
      baseUrl: plainUrl.optional().meta({ title: 'Address', description: 'Such as https://api.example.com/v1. The account is used for this origin only.' }), // prettier-ignore
      testPath: z.string().regex(/^\//).optional().meta({ title: 'Path to try the account with', description: 'It is read by GET.' }), // prettier-ignore
      username: text.optional().meta({ title: 'User name (basic)' }),
      password: secret(text.optional().meta({ title: 'Password (basic)' })),
      token: secret(headerValue.min(1).optional().meta({ title: 'Token (bearer)' })),
      name: headerName.optional().meta({ title: 'Name of the header or query parameter' }),
      value: secret(headerValue.min(1).optional().meta({ title: 'Value of the header or query parameter' })),
      tokenUrl: httpUrl.optional().meta({ title: 'Token URL (oauth2)' }),
      clientId: text.optional().meta({ title: 'Client id (oauth2)' }),
      clientSecret: secret(text.optional().meta({ title: 'Client secret (oauth2)' })),
      clientSecretIn: z.enum(['header', 'body']).default('header').meta({ title: 'Where the token URL wants the client secret (oauth2)' }), // prettier-ignore
      scope: text.optional().meta({ title: 'Scope (oauth2)' }),
      audience: text.optional().meta({ title: 'Audience (oauth2)' }),
      signingSecret: secret(text.refine(isSigningSecrets, 'expected whsec_ and 24 to 64 bytes in base64').optional().meta({ title: 'Signing secret (standard-webhooks)', description: 'Two, with a space between them, while the receiver goes over to a new one.' })), // prettier-ignore
    })
    .superRefine((settings, context) => {
      for (const name of needs[settings.kind]) {
        if (settings[name] === undefined) context.addIssue({ code: 'custom', path: [name], message: `is needed for ${settings.kind}` }); // prettier-ignore
      }
    }),
});

export type HttpAccount = AppOf<typeof HttpApp>;
export type HttpSettings = HttpAccount['settings'];
