import { describe, expect, it } from '@jest/globals';
import type { Json, PropertyType } from '@fanfare/contracts';
import { fit } from './fit.js';

const options = [
  { value: 'gold', label: 'Gold member' },
  { value: 'blue', label: 'Blue member' },
];
const of = (type: PropertyType, value: Json) => fit({ type, options }, value);

describe('a value of a property', () => {
  it.each<[PropertyType, Json, Json]>([
    ['text', ' red ', 'red'],
    ['text', 5, '5'],
    ['number', '2.5', 2.5],
    ['number', 0, 0],
    ['boolean', 'true', true],
    ['boolean', false, false],
    ['date', '2024-02-29', '2024-02-29'],
    ['date', '2026-01-31T10:00:00Z', '2026-01-31T10:00:00Z'],
    ['birthday', '1990-01-31', '1990-01-31'],
    ['birthday', '02-29', '02-29'],
    ['option', 'Gold Member', 'gold'],
    ['dropdown', 'blue', 'blue'],
    ['country', 'au', 'AU'],
    ['country', 'New Zealand', 'NZ'],
    ['texts', ['a', 'b'], ['a', 'b']],
    ['texts', 'a', ['a']],
    ['number', '', null],
    ['date', null, null],
  ])('of type %s: %j is kept as %j', (type, given, kept) => {
    expect(of(type, given)).toEqual({ value: kept });
  });

  it.each<[PropertyType, Json]>([
    ['text', { a: 1 }],
    ['text', 'x'.repeat(10_001)],
    ['number', 'many'],
    ['number', true],
    ['boolean', 'yes please'],
    ['date', '2026-02-30'],
    ['date', '31/01/2026'],
    ['birthday', '1990-13-01'],
    ['option', 'silver'],
    ['country', 'Atlantis'],
    ['country', 'EU'],
    ['texts', [1]],
  ])('of type %s: %j is none', (type, given) => {
    expect(of(type, given)).toEqual({ problem: expect.stringMatching(/^must /) });
  });
});
