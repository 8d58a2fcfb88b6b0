import { describe, expect, it } from '@jest/globals';
import { CannotOpen, Keyring } from './keyring.js';

const first = Keyring.newKey('k1');
const second = Keyring.newKey('k2');
const ring = Keyring.parse(first);
const acme = 'app/connector-mailchimp.acme.main';

describe('a sealed secret', () => {
  it('opens where it was sealed for, and shows nothing of itself', () => {
    const sealed = ring.seal('the secret', acme);
    expect(JSON.stringify(sealed)).not.toContain('secret');
    expect(ring.open(sealed, acme)).toBe('the secret');
  });

  it('does not open for another workspace, app or connector', () => {
    const sealed = ring.seal('the secret', acme);
    expect(() => ring.open(sealed, 'app/connector-mailchimp.other.main')).toThrow(CannotOpen);
  });

  it.each(['wrappedKey', 'text'] as const)('does not open when a bit of its %s has changed', (part) => {
    const sealed = ring.seal('the secret', acme);
    const bytes = Buffer.from(sealed[part], 'base64');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(() => ring.open({ ...sealed, [part]: bytes.toString('base64') }, acme)).toThrow(CannotOpen);
  });

  it('does not open with parts of another, though both are of one app', () => {
    const [one, other] = [ring.seal('one', acme), ring.seal('other', acme)];
    expect(() => ring.open({ ...one, text: other.text }, acme)).toThrow(CannotOpen);
  });

  it('is different each time', () => {
    expect(ring.seal('x', acme)).not.toEqual(ring.seal('x', acme));
  });
});

describe('a new master key', () => {
  it('seals, while the old one still opens; wrapped anew, a secret needs the old one no more', () => {
    const old = ring.seal('the secret', acme);
    const both = Keyring.parse(`${second}\n${first}`);
    expect(both.open(old, acme)).toBe('the secret');
    expect([both.isCurrent(old), both.isCurrent(both.seal('y', acme))]).toEqual([false, true]);
    const anew = both.rewrap(old, acme);
    expect(anew).toMatchObject({ keyId: 'k2', text: old.text });
    expect(Keyring.parse(second).open(anew, acme)).toBe('the secret');
    expect(() => Keyring.parse(second).open(old, acme)).toThrow('master key k1 is not in MASTER_KEYS');
  });
});

describe('a keyring', () => {
  it.each([
    ['k1', /key 1 is not id:key/],
    [`k1:${'A'.repeat(20)}`, /32 bytes/],
    [`${first},${first}`, /key 2 has the id of another/],
    [`${first},b c:x`, /key 2/],
  ])('that is not one is refused by its place', (text, message) => {
    expect(() => Keyring.parse(text)).toThrow(message);
  });

  it('without a key seals nothing', () => {
    expect(Keyring.parse('').isEmpty).toBe(true);
    expect(() => Keyring.parse('').seal('x', acme)).toThrow(CannotOpen);
  });
});
