import { describe, expect, it } from '@jest/globals';
import { aToken } from '@fanfare/testing';
import { decodeToken, encodeToken } from './token-cargo.js';

describe('a token on its way', () => {
  const token = aToken({ event: { data: { text: 'tab\tand\nline', deep: { list: [1, 'é', null] } }, siteId: 'site' } });

  it('arrives as it left, tabs and line breaks in the data included', () => {
    expect(decodeToken(encodeToken(token))).toEqual({ value: token });
    expect(encodeToken(token)).not.toContain('\n');
  });

  it('leaves again as the same text', () => {
    const parsed = decodeToken(encodeToken(token));
    if ('error' in parsed) throw new Error(parsed.error);
    expect(encodeToken(parsed.value)).toBe(encodeToken(token));
  });

  it.each(['nonsense', '{"run":{}}\t{}', JSON.stringify(token), `${JSON.stringify(token)}\tnonsense`])(
    'says what is wrong when it is none: %#',
    (cargo) => {
      expect(decodeToken(cargo)).toHaveProperty('error');
    },
  );
});
