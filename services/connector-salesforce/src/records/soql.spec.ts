import { describe, expect, it } from '@jest/globals';
import type { Scalar } from './names.js';
import { literal, soql } from './soql.js';

describe('a literal of a query', () => {
  it.each<[string, Scalar, string | undefined]>([
    ['string', "O'Hara", String.raw`'O\'Hara'`],
    ['string', '\\', String.raw`'\\'`],
    ['email', 'a\nb"c', String.raw`'a\nb\"c'`],
    ['string', 5, "'5'"],
    ['double', '12.50', '12.5'],
    ['currency', 3, '3'],
    ['boolean', 'TRUE', 'true'],
    ['date', '2030-12-31T23:00:00Z', '2030-12-31'],
    ['datetime', '2030-12-31', '2030-12-31T00:00:00.000Z'],
    ['double', "1 OR Name != ''", undefined],
    ['boolean', 'true OR true', undefined],
    ['date', "2030-12-31 OR Name != ''", undefined],
    ['datetime', '2030-12-31T00:00:00', undefined],
    ['datetime', '2030-02-30T00:00:00Z', undefined],
  ])('for a field of type %s: %j', (type, value, wanted) => {
    expect(literal(type, value)).toBe(wanted);
  });

  it('stands in its condition', () => {
    const where = [['Name', "'a'"], ['Points__c', '1']] as const; // prettier-ignore
    expect(soql({ fields: ['Id', 'Name'], type: 'Contact', where, rest: 'LIMIT 2' })).toBe("SELECT Id, Name FROM Contact WHERE Name = 'a' AND Points__c = 1 LIMIT 2"); // prettier-ignore
  });
});
