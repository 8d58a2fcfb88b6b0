import { Refused, type ConnectorConfig } from '@fanfare/connector';
import type { TwilioAccount } from './twilio.app.js';

/** Where an account's API is, how to sign a request to it, and who its messages are from. */
export interface Access {
  base: string;
  authorization: string;
  sender: { From: string } | { MessagingServiceSid: string };
  callback: URL | null;
  /** What no message may hold. */
  secrets: string[];
}

/** Throws Refused with what to correct. */
export function accessOf({ name, settings }: TwilioAccount, allowed: ConnectorConfig['HTTP_ALLOW_HOSTS']): Access {
  const { accountSid, authToken = '', apiKeySid = '', apiKeySecret = '', endpoint, callbackUrl } = settings;
  const refused = (what: string) => new Refused(`${name} cannot be used: ${what}. Correct it under Connected apps.`, { code: 'AppInvalid' }); // prettier-ignore
  if ((authToken === '') === (apiKeySid === '')) throw refused('it needs either an auth token or an API key');
  if (apiKeySid !== '' && apiKeySecret === '') throw refused('an API key needs its secret');
  if (endpoint !== undefined && !allowed.names(new URL(endpoint))) {
    throw refused('endpoint, an address of its own, is for tests, and this one is not among HTTP_ALLOW_HOSTS');
  }
  // The address is a key: nobody may read it on its way. Where the vendor is a fake, it does not leave the machine.
  const isOpen = callbackUrl?.startsWith('http://') === true && endpoint === undefined;
  if (isOpen) throw refused('the address of the hook must begin with https://');
  const { from = '', messagingServiceSid = '' } = settings;
  if ((from === '') === (messagingServiceSid === '')) throw refused('it needs either a sender or a messaging service');
  const origin = endpoint === undefined ? 'https://api.twilio.com' : new URL(endpoint).origin;
  const user = authToken === '' ? `${apiKeySid}:${apiKeySecret}` : `${accountSid}:${authToken}`;
  const token = Buffer.from(user).toString('base64');
  return {
    base: `${origin}/2010-04-01/Accounts/${accountSid}`,
    authorization: `Basic ${token}`,
    sender: from === '' ? { MessagingServiceSid: messagingServiceSid } : { From: from },
    callback: callbackUrl === undefined ? null : new URL(callbackUrl),
    secrets: [authToken, apiKeySecret, token, ...(callbackUrl === undefined ? [] : [callbackUrl])],
  };
}
