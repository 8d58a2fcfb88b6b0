import { describe, expect, it } from '@jest/globals';
import { queryCondition, queryInteger } from './query.js';

const number = queryInteger(0, Number.MAX_SAFE_INTEGER);

it.each([['0', 0], ['42', 42], ['7355237282346045', 7355237282346045], ['9007199254740991', Number.MAX_SAFE_INTEGER]])('a whole number in a query is read: %s', (text, value) => {
  expect(number.parse(text)).toBe(value);
}); // prettier-ignore

it.each(['', '-1', '1.5', '1e3', '9007199254740993', '99999999999999999', ' 1'])('and what is none, or too large, is refused: %j', (text) => {
  expect(number.safeParse(text).success).toBe(false);
}); // prettier-ignore

describe('a condition in a query string', () => {
  it('is JSON, and comes out as workflows have it', () => {
    const vips = { left: '{{ contact.tags }}', op: 'contains', right: 'VIP' };
    expect(queryCondition.parse(JSON.stringify({ all: [vips] }))).toEqual({ all: [vips] });
  });

  it.each(['{', '"VIP"', '{"all":"VIP"}', '{"left":1,"op":"like"}'])('is refused as %s', (text) => {
    expect(queryCondition.safeParse(text).success).toBe(false);
  });
});
