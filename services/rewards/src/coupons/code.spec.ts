import { describe, expect, it } from '@jest/globals';
import { couponId, generatedCode } from './code.js';

describe('a generated code', () => {
  it('is the same for the same coupon and another for every other', () => {
    const codes = Array.from({ length: 5_000 }, (_, i) => generatedCode('salt', `run${i >> 1}/0/step/0`, (i % 2) + 1));
    expect(generatedCode('salt', 'run0/0/step/0', 1)).toBe(codes[0]);
    expect(new Set(codes).size).toBe(5_000);
  });

  it('can be read aloud: no letters that look like digits, no vowels, groups of four', () => {
    for (let i = 0; i < 500; i++) {
      expect(generatedCode('salt', `s${i}`, 1)).toMatch(/^[2-9B-DF-HJKMNP-TV-Z]{4}(-[2-9B-DF-HJKMNP-TV-Z]{4}){2}$/);
    }
  });

  it('cannot be made without the salt, and has another form when the first is taken', () => {
    expect(generatedCode('other', 's', 1)).not.toBe(generatedCode('salt', 's', 1));
    expect(generatedCode('salt', 's', 1, 1)).not.toBe(generatedCode('salt', 's', 1));
    expect(couponId('other', 's', 1)).not.toBe(couponId('salt', 's', 1));
  });

  it('looks as its offer says, each character as likely as any other', () => {
    expect(generatedCode('salt', 's', 1, 0, 'X-*?#?')).toMatch(/^X-[2-9B-Z][B-Z][2-9][B-Z]$/);
    const counts = Map.groupBy([...generatedCode('salt', 's', 1, 0, '#'.repeat(8_000))], (digit) => digit);
    expect([...counts.values()].every(({ length }) => length > 850 && length < 1_150)).toBe(true);
  });
});
