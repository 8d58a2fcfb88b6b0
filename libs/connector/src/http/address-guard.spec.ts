import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from '@jest/globals';
import { Refused } from '../errors.js';
import { AddressGuard, AddressRefused } from './address-guard.js';
import { AllowList } from './allow-list.js';

const resolvingTo =
  (...addresses: string[]) =>
  async (): Promise<LookupAddress[]> =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
const guard = (allowed = '', ...addresses: string[]) =>
  new AddressGuard(AllowList.parse(allowed), resolvingTo(...addresses));

/** What the socket would be given for a name. */
function lookedUp(given: AddressGuard, all: boolean): Promise<unknown> {
  return new Promise((resolve, reject) =>
    given.lookup('api.example.com', { all }, (error, address) => (error ? reject(error) : resolve(address))),
  );
}

describe('the address guard', () => {
  it.each([
    'http://127.0.0.1/', 'http://127.1/', 'http://127.255.255.254/', 'http://2130706433/', 'http://0x7f000001/', 'http://0x7f.0.0.1/',
    'http://0177.0.0.1/', 'http://017700000001/', 'http://127.0.0.1./', 'http://①②⑦.⓪.⓪.①/', 'http://0/', 'http://0.0.0.0/',
    'http://10.0.0.1/', 'http://172.16.0.1/', 'http://192.168.1.1/', 'http://100.64.0.1/', 'http://100.100.100.200/', 'http://169.254.169.254/latest/meta-data/',
    'http://0xa9fea9fe/', 'http://2852039166/', 'http://192.0.0.192/', 'http://168.63.129.16/', 'http://198.18.0.1/', 'http://224.0.0.1/', 'http://255.255.255.255/',
    'http://[::1]/', 'http://[::]/', 'http://[::127.0.0.1]/', 'http://[::ffff:127.0.0.1]/', 'http://[::ffff:7f00:1]/', 'http://[0:0:0:0:0:ffff:a9fe:a9fe]/',
    'http://[::ffff:0:7f00:1]/', 'http://[64:ff9b::7f00:1]/', 'http://[64:ff9b:1::a9fe:a9fe]/', 'http://[2002:7f00:1::]/', 'http://[2001::1]/', 'http://[fc00::1]/',
    'http://[fd00:ec2::254]/', 'http://[fe80::1]/', 'http://[fec0::1]/', 'http://[ff02::1]/', 'http://[2001:db8::1]/',
    'https://user@example.com/', 'https://user:password@example.com/', 'http://example.com:8080/', 'http://example.com:22/', 'http://example.com:6379/',
    'ftp://example.com/', 'file:///etc/passwd', 'gopher://example.com/', 'data:text/plain,x',
  ])('refuses %s before anything happens', (url) => {
    expect(() => guard().checkUrl(new URL(url))).toThrow(AddressRefused);
  }); // prettier-ignore

  it.each(['https://example.com/', 'http://example.com:80/', 'https://93.184.216.34/', 'https://[2606:4700::1111]/'])(
    'lets %s through',
    (url) => {
      expect(() => guard().checkUrl(new URL(url))).not.toThrow();
    },
  );

  it.each([
    ['a loopback address', ['127.0.0.1']],
    ['a private address', ['10.1.2.3']],
    ['the metadata service', ['169.254.169.254']],
    ['IPv6 loopback', ['::1']],
    ['IPv4 in IPv6', ['::ffff:10.0.0.1']],
    ['a public and a private address', ['93.184.216.34', '192.168.0.1']],
    ['nothing', []],
    ['rubbish', ['not-an-address']],
  ])('gives the socket no address for a name of %s', async (_title, addresses) => {
    await expect(lookedUp(guard('', ...addresses), true)).rejects.toThrow(AddressRefused);
    await expect(lookedUp(guard('', ...addresses), false)).rejects.toThrow(AddressRefused);
  });

  it('gives the socket the public addresses of a name', async () => {
    expect(await lookedUp(guard('', '93.184.216.34', '2606:4700::1111'), true)).toHaveLength(2);
    expect(await lookedUp(guard('', '93.184.216.34'), false)).toBe('93.184.216.34');
  });

  it('lets through what the configuration allows, and only that port of it', () => {
    const allowing = guard('127.0.0.1:8080,localhost:*,[::1]:99');
    for (const url of ['http://127.0.0.1:8080/', 'http://LOCALHOST:7/', 'http://[::1]:99/']) {
      expect(() => allowing.checkUrl(new URL(url))).not.toThrow();
    }
    for (const url of ['http://127.0.0.1:8081/', 'http://127.0.0.2:8080/', 'ftp://localhost/']) {
      expect(() => allowing.checkUrl(new URL(url))).toThrow(AddressRefused);
    }
  });

  it('refuses a configuration that is not a list of hosts with ports', () => {
    expect(() => AllowList.parse('localhost:1,example.com')).toThrow('entry 2');
  });
});

it('a refused address is final, and never counts as a vendor who is down', () => {
  const refusal = new AddressRefused('10.0.0.1 is not a public address.');
  expect(refusal).toBeInstanceOf(Refused);
  expect(refusal.code).toBe('AddressNotAllowed');
});
