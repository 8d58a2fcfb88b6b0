import { describe, expect, it } from '@jest/globals';
import { documented } from './documented.js';

const check = (things: string[], words: Record<string, string>) => documented('filters', things, String, words);

describe('documentation', () => {
  it('belongs to each thing, in the order of the things', () => {
    expect(check(['b', 'a'], { a: 'first', b: 'second' }).map(({ name, words }) => [name, words])).toEqual([
      ['b', 'second'],
      ['a', 'first'],
    ]);
  });

  it('that is missing stops the generator, which names the thing', () => {
    expect(() => check(['upcase', 'shout'], { upcase: '' })).toThrow('no documentation of the filters shout');
  });

  it('of what no longer exists stops it too', () => {
    expect(() => check(['upcase'], { upcase: '', shout: '' })).toThrow('the filters shout, which does not exist');
  });

  it('is not found on a prototype', () => {
    expect(() => check(['constructor'], {})).toThrow('no documentation of the filters constructor');
  });
});
