import { expect, it } from '@jest/globals';
import { codesIn } from './codes-in.js';

it('codes are read one per line, without what is around them', () => {
  expect(codesIn('\uFEFFA1\r\n\n  B,2 \nC3', false)).toEqual(['A1', 'B,2', 'C3']);
});

it.each([
  ['the column that is called so', 'name,Code\nten,A1\nten,B2\nten,', ['A1', 'B2']],
  ['the first column', 'A1;ten\nB2;five', ['A1', 'B2']],
  ['quoted cells', '"A,1","x ""y"""\n"B""2",', ['A,1', 'B"2']],
  ['an empty first cell', 'id,code\n,A1', ['A1']],
])('codes are read from a table: %s', (_, text, codes) => {
  expect(codesIn(text, true)).toEqual(codes);
});
