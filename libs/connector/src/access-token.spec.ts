import { describe, expect, it } from '@jest/globals';
import { AccessToken } from './access-token.js';

/** A vendor that gives out numbered tokens, and a clock. */
function vendor(lifeMs: number | null) {
  const at = { now: 0, given: 0, fails: false };
  const fetch = async () => {
    await Promise.resolve();
    if (at.fails) throw new Error('no login');
    return { value: `token ${++at.given}`, expiresAt: lifeMs === null ? null : at.now + lifeMs };
  };
  return { at, token: new AccessToken(fetch, () => at.now) };
}

describe('a token', () => {
  it('is fetched once for all who wait for it, and kept', async () => {
    const { at, token } = vendor(null);
    expect(new Set(await Promise.all(Array.from({ length: 20 }, () => token.get())))).toEqual(new Set(['token 1']));
    at.now = 1e12;
    expect([await token.get(), at.given]).toEqual(['token 1', 1]);
  });

  it('is fetched again before it expires, once for all', async () => {
    const { at, token } = vendor(3_600_000);
    await token.get();
    at.now = 3_600_000 - 60_001;
    expect(await token.get()).toBe('token 1');
    at.now = 3_600_000 - 59_999;
    expect(new Set(await Promise.all([token.get(), token.get(), token.get()]))).toEqual(new Set(['token 2']));
  });

  it('that lives shortly is used for most of its life', async () => {
    const { at, token } = vendor(10_000);
    await token.get();
    at.now = 7_900;
    expect(await token.get()).toBe('token 1');
    at.now = 8_100;
    expect(await token.get()).toBe('token 2');
  });

  it('that the vendor takes no more is fetched anew once, however many find out', async () => {
    const { token } = vendor(null);
    const old = await token.get();
    await Promise.all([token.refused(old), token.refused(old)]);
    expect(await token.get()).toBe('token 2');
    await token.refused(old);
    expect(await token.get()).toBe('token 2');
  });

  it('that cannot be had is asked for again by the next', async () => {
    const { at, token } = vendor(null);
    at.fails = true;
    await expect(token.get()).rejects.toThrow('no login');
    at.fails = false;
    expect(await token.get()).toBe('token 1');
  });
});
