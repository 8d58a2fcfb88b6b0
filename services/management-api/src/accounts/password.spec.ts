import { describe, expect, it } from '@jest/globals';
import { hashPassword, isPassword, newPassword } from './password.js';

describe('a password', () => {
  it('is known again, and no other is', async () => {
    const kept = await hashPassword('correct horse battery');
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPassword('correct horse battery', kept)).toBe(true);
    expect(await isPassword('correct horse batterz', kept)).toBe(false);
  });

  it('is kept differently each time', async () => {
    expect(await hashPassword('the same twice over')).not.toBe(await hashPassword('the same twice over'));
  });

  it('is the same however its letters were typed', async () => {
    expect(await isPassword('cafe\u0301 au lait, please', await hashPassword('caf\u00e9 au lait, please'))).toBe(true);
  });

  it('is nobody’s where no account is, or what is kept is broken', async () => {
    expect(await isPassword('anything at all', null)).toBe(false);
    expect(await isPassword('', null)).toBe(false);
  });

  it('is long', () => {
    expect(newPassword.safeParse('short').error?.issues[0]?.message).toBe('expected at least 12 characters');
  });
});
