import { describe, expect, it } from '@jest/globals';
import { aToken } from '@fanfare/testing';
import { decodeToken, encodeToken } from './token-cargo.js';

describe('a token on its way', () => {
  const token = aToken({ event: { data: { text: 'tab\tand\nline', deep: { list: [1, 'é', null] } }, siteId: 'site' } });
  const there = () => decodeToken(encodeToken(token));

  it('arrives as it left, tabs and line breaks in the data included', () => {
    expect(there()).toEqual({ value: token });
    expect(encodeToken(token)).not.toContain('\n');
  });

  it('leaves again as the same text, whether its data was read or not', () => {
    const parsed = there();
    if ('error' in parsed) throw new Error(parsed.error);
    expect(encodeToken(parsed.value)).toBe(encodeToken(token));
    expect(parsed.value.data.trigger.data['deep']).toEqual({ list: [1, 'é', null] });
    expect(encodeToken(parsed.value)).toBe(encodeToken(token));
  });

  it('is read from the older form, one JSON document', () => {
    expect(decodeToken(JSON.stringify(token))).toEqual({ value: token });
  });

  it('says what is wrong when it is none', () => {
    expect(decodeToken('{"run":{}}\t{}')).toHaveProperty('error');
    expect(decodeToken('nonsense')).toHaveProperty('error');
  });
});
