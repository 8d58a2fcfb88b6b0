import { describe, expect, it } from '@jest/globals';
import { segmentsOf } from './segments.js';

describe('a text message', () => {
  it.each([
    ['160 letters', 'a'.repeat(160), 1],
    ['161 letters', 'a'.repeat(161), 2],
    ['306 letters', 'a'.repeat(306), 2],
    ['307 letters', 'a'.repeat(307), 3],
    ['letters of GSM-7 that ASCII does not have', 'é£Ω'.repeat(53), 1],
    ['80 euro signs, of two places each', '€'.repeat(80), 1],
    ['81 euro signs', '€'.repeat(81), 2],
    ['euro signs that would be torn apart', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 3],
    ['70 characters, one of which is not of GSM-7', `${'a'.repeat(69)}ł`, 1],
    ['71 characters, one of which is not of GSM-7', `${'a'.repeat(70)}ł`, 2],
    ['35 emoji, of two places each', '🎉'.repeat(35), 1],
    ['36 emoji', '🎉'.repeat(36), 2],
    ['nothing', '', 1],
  ])('of %s', (_what, text, segments) => {
    expect(segmentsOf(text)).toBe(segments);
  });
});
