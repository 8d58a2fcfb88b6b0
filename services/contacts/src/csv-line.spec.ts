import { describe, expect, it } from '@jest/globals';
import { asItWas, csvLine } from './csv-line.js';

const bare = (line: string) => {
  const cell = line.slice(0, -2);
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
};

describe('a cell of a file for spreadsheets', () => {
  it.each([
    '=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\tx', ' =1+1', '"=1"'.slice(1), '\uFF1D1+1', '\uFF0Bcmd',
    '\uFF0D2+3', '\uFF20SUM(A1)', '\u00A0=1', "'=1", '=HYPERLINK("http://x";"y")',
  ])('that would be a formula (%j) begins with an apostrophe, and is what it was when it is imported', (cell) => {
    expect(bare(csvLine([cell]))).toBe(`'${cell}`);
    expect(asItWas(bare(csvLine([cell])))).toBe(cell);
  }); // prettier-ignore

  it.each(['', 'Ann', 'a=b', "O'Neil", "'n Sync", '+61400111222', '-4.5', 'a, "b"', ' x'])('that would be none (%j) is as it is', (cell) => {
    expect(bare(csvLine([cell]))).toBe(cell);
    expect(asItWas(cell)).toBe(cell);
  }); // prettier-ignore
});
