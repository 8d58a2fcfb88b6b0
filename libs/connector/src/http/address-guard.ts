import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Refused } from '../errors.js';
import { portOf, type AllowList } from './allow-list.js';

/** An address that a workflow must not reach: never tried, and final. It says nothing about whether a vendor is up. */
export class AddressRefused extends Refused {
  constructor(message: string, options: ErrorOptions = {}) {
    super(message, { ...options, code: 'AddressNotAllowed' });
  }
}

/** Finds all addresses of a name; replaced in tests of names that change their mind. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

const ports = new Set(['80', '443']);
// Public by its number, but every Azure machine finds its platform's own services there.
const azureWireServer = '168.63.129.16';
// All IPv6 that is routed today. The library takes some of the rest for unicast, such as ::7f00:1, an old form of 127.0.0.1.
const globalUnicast = ipaddr.parseCIDR('2000::/3');

/** Whether an IP address, in any spelling, is somewhere on the public internet. */
function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // process() turns an IPv4 address in IPv6 clothes into what it is.
  const plain = ipaddr.process(address);
  if (plain.range() !== 'unicast' || plain.toString() === azureWireServer) return false;
  return plain.kind() === 'ipv4' || plain.match(globalUnicast);
}

/**
 * Keeps workflows away from the inside of our network. It looks at a request twice: at the URL before anything happens,
 * and at the addresses of the name at the very moment of connecting, so that a name cannot change in between.
 */
export class AddressGuard {
  constructor(
    private readonly allowed: AllowList,
    private readonly resolve: Resolve,
  ) {}

  /** Throws AddressRefused when this URL may not be called whatever its name means. */
  checkUrl(url: URL): void {
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      throw new AddressRefused('Only http and https are allowed.');
    }
    if (url.username !== '' || url.password !== '') {
      throw new AddressRefused('A URL must not contain a user name or password; use a header.');
    }
    if (this.allowed.names(url)) return;
    if (!ports.has(portOf(url))) throw new AddressRefused(`Port ${portOf(url)} is not allowed; only 80 and 443 are.`);
    this.checkHost(url.hostname);
  }

  /** For the socket: an address that stands in the URL itself is never looked up, so it is checked here. */
  checkHost(hostname: string): void {
    const bare = hostname.replace(/^\[|\]$/g, '');
    if (ipaddr.isValid(bare) && !isPublicAddress(bare)) throw new AddressRefused(`${bare} is not a public address.`);
  }

  /** For the socket: looks a name up, and gives nothing unless every one of its addresses is public. */
  readonly lookup: LookupFunction = (hostname, options, callback) => {
    const answer = (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[] = []) => {
      const [first = { address: '', family: 4 }] = addresses;
      if (options.all) callback(error, [...addresses]);
      else callback(error, first.address, first.family);
    };
    this.resolve(hostname).then(
      (addresses) => {
        const isPublic = addresses.length > 0 && addresses.every(({ address }) => isPublicAddress(address));
        if (isPublic) answer(null, addresses);
        // Which address it was is not told: that would let a workflow map our network.
        else answer(new AddressRefused(`${hostname} is not a name of public addresses only.`));
      },
      (error: NodeJS.ErrnoException) => answer(error),
    );
  };
}

/** The system's name resolution. */
export function systemResolve(hostname: string): Promise<readonly LookupAddress[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly LookupAddress[]>();
  systemLookup(hostname, { all: true, verbatim: true }, (error, addresses) =>
    error ? reject(error) : resolve(addresses),
  );
  return promise;
}
