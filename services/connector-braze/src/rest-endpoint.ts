import { fieldOf, Refused, type ConnectorConfig } from '@fanfare/connector';

/** Clusters are named rest.iad-03.braze.com, rest.fra-01.braze.eu and so on; new ones come. */
const cluster = /^rest\.[a-z0-9-]+\.braze\.(com|eu)$/;

/**
 * Where the account's API is. The key goes there with every request, so nowhere but to Braze, or to a host that
 * HTTP_ALLOW_HOSTS names: whoever may set up an account could have the key sent to themselves otherwise.
 */
export function restEndpoint(account: string, setting: string, allowed: ConnectorConfig['HTTP_ALLOW_HOSTS']): URL {
  const url = new URL(setting);
  const isBraze = url.protocol === 'https:' && url.port === '' && cluster.test(url.hostname);
  if (isBraze || allowed.names(url)) return new URL(url.origin);
  throw new Refused(
    `${fieldOf(account, 'endpoint')}: ${url.host} is no REST endpoint of Braze, such as https://rest.iad-03.braze.com. Correct it under Connected apps.`,
    { code: 'NotBraze' },
  );
}
