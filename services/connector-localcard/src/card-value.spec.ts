import { describe, expect, it } from '@jest/globals';
import { cardValue } from './card-value.js';

describe('the value of a card', () => {
  it.each([
    ['25', '25.00'],
    ['25.5', '25.50'],
    ['25.50', '25.50'],
    [25, '25.00'],
    [25.5, '25.50'],
    ['$25', '25.00'],
    [' 25 ', '25.00'],
    ['0.01', '0.01'],
    ['0025', '25.00'],
    [1000, '1000.00'],
    ['1000.00', '1000.00'],
    [19.99, '19.99'],
  ])('%j is %s', (given, read) => {
    expect(cardValue.parse(given)).toBe(read);
  });

  it.each([
    [-5],
    ['-5'],
    [25.555],
    ['25.555'],
    [0.1 + 0.2],
    ['1,000'],
    ['25,00'],
    ['1e2'],
    [1e21],
    [NaN],
    [Infinity],
    ['twenty'],
    [''],
    ['$'],
    ['25.'],
    ['.5'],
    ['٢٥'],
    [0],
    ['0.00'],
    ['1000.01'],
    [1001],
    ['999999999999999'],
    [null],
    [true],
  ])('%j is refused', (given) => {
    expect(cardValue.safeParse(given).success).toBe(false);
  });
});
