import { expect, it } from '@jest/globals';
import { segmentsOf } from './segments-of.js';

it.each<[string, string, number, string]>([
  ['160 characters', 'a'.repeat(160), 1, 'GSM-7'],
  ['161 characters', 'a'.repeat(161), 2, 'GSM-7'],
  ['306 characters', 'a'.repeat(306), 2, 'GSM-7'],
  ['307 characters', 'a'.repeat(307), 3, 'GSM-7'],
  ['80 euros, which take two places each', '€'.repeat(80), 1, 'GSM-7'],
  ['81 euros', '€'.repeat(81), 2, 'GSM-7'],
  ['70 characters with one of Cyrillic', `${'a'.repeat(69)}ж`, 1, 'UCS-2'],
  ['71 characters with one of Cyrillic', `${'a'.repeat(70)}ж`, 2, 'UCS-2'],
  ['35 emojis, which take two places each', '🎉'.repeat(35), 1, 'UCS-2'],
  ['36 emojis', '🎉'.repeat(36), 2, 'UCS-2'],
])('%s make the segments that Twilio bills', (_what, text, segments, encoding) => {
  expect(segmentsOf(text)).toMatchObject({ segments, encoding });
});

it('says which characters make a text longer', () => {
  expect(segmentsOf('Grüße – 10 €').unusual).toEqual(['–']);
  expect(segmentsOf('Grüße').unusual).toEqual([]);
});
