import { Refused, type ConnectorConfig } from '@fanfare/connector';
import type { MailchimpAccount } from './mailchimp.app.js';

/** Where an account's API is, and how to sign a request to it. */
export interface Api {
  base: string;
  authorization: string;
  /** What no message may hold. */
  secrets: string[];
}

// Nothing else may come into the name of a host.
const datacenter = /^[a-z]+\d+$/;

/**
 * The datacenter is the end of an API key, or comes with an OAuth token (Fundamentals, "The API structure"; OAuth guide).
 * The host follows from it, so nobody can have the key sent elsewhere. Throws Refused with what to correct.
 */
export function apiOf({ settings, name }: MailchimpAccount, allowed: ConnectorConfig['HTTP_ALLOW_HOSTS']): Api {
  const { apiKey = '', accessToken = '', dc = '', endpoint } = settings;
  const refused = (what: string) => new Refused(`${name} cannot be used: ${what}. Correct it under Connected apps.`, { code: 'AppInvalid' }); // prettier-ignore
  if ((apiKey === '') === (accessToken === '')) throw refused('it needs either an API key or an access token');
  const place = apiKey === '' ? dc : apiKey.slice(apiKey.lastIndexOf('-') + 1);
  if (!datacenter.test(place)) {
    throw refused(apiKey === '' ? 'an access token needs its datacenter, such as us21' : 'an API key ends in its datacenter, such as -us21'); // prettier-ignore
  }
  if (endpoint !== undefined && !allowed.names(new URL(endpoint))) {
    throw refused('endpoint, an address of its own, is for tests, and this one is not among HTTP_ALLOW_HOSTS');
  }
  const origin = endpoint === undefined ? `https://${place}.api.mailchimp.com` : new URL(endpoint).origin;
  const token = apiKey === '' ? accessToken : basic(apiKey);
  const authorization = `${apiKey === '' ? 'Bearer' : 'Basic'} ${token}`;
  return { base: `${origin}/3.0`, authorization, secrets: [apiKey, token] };
}

/** Any user will do. */
function basic(key: string): string {
  return Buffer.from(`fanfare:${key}`).toString('base64');
}
