import { describe, expect, it } from '@jest/globals';
import { parseSoql } from './soql.js';

describe('a SOQL query', () => {
  it('names fields, an object, what they are, and how many', () => {
    expect(
      parseSoql("select Id, Name from Contact where Email = 'a@b.c' and Age__c = 4 AND Gone__c=false limit 2"),
    ).toEqual({
      fields: ['Id', 'Name'],
      object: 'Contact',
      where: [
        { field: 'Email', value: 'a@b.c' },
        { field: 'Age__c', value: 4 },
        { field: 'Gone__c', value: false },
      ],
      orderBy: null,
      limit: 2,
      isCount: false,
    });
  });

  it('counts, sorts, and has dates without quotes', () => {
    expect(parseSoql('SELECT COUNT() FROM Contact WHERE Born__c = 2001-02-03 ORDER BY Id')).toMatchObject({
      fields: [],
      where: [{ field: 'Born__c', value: { text: '2001-02-03', type: 'date' } }],
      orderBy: 'Id',
      isCount: true,
    });
    const { where } = parseSoql('SELECT Id FROM Contact WHERE Seen__c = 2001-02-03T04:05:06+01:00');
    expect(where).toMatchObject([{ value: { text: '2001-02-03T04:05:06+01:00', type: 'datetime' } }]);
  });

  it.each([
    [String.raw`'O\'Hara'`, "O'Hara"],
    [String.raw`'a\\b'`, 'a\\b'],
    [String.raw`'two\nlines'`, 'two\nlines'],
    [String.raw`'\u00e9'`, 'é'],
    [`'AND x = "y"'`, 'AND x = "y"'],
    ['null', null],
  ])('reads the literal %s', (literal, value) => {
    expect(parseSoql(`SELECT Id FROM Contact WHERE Name = ${literal}`).where).toEqual([{ field: 'Name', value }]);
  });

  it.each([
    ["SELECT Id FROM Contact WHERE Name = 'O'Hara'", "unexpected token: 'Hara'"],
    ["SELECT Id FROM Contact WHERE Name = 'x", "unexpected token: '''"],
    [String.raw`SELECT Id FROM Contact WHERE Name = '\q'`, "illegal escape '\\q'"],
    ['SELECT Id FROM', 'unexpected token: <EOF>'],
    ["SELECT Id FROM Contact WHERE Name LIKE 'x%'", "unexpected token: 'LIKE'"],
    ['', 'unexpected token: <EOF>'],
  ])('refuses %s', (query, message) => {
    expect(() => parseSoql(query)).toThrow(`MALFORMED_QUERY: `);
    expect(() => parseSoql(query)).toThrow(message);
  });
});
