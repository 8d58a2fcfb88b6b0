import { describe, expect, it } from '@jest/globals';
import { consequenceLines } from './consequence-lines.js';

describe('what a version means for runs under way, for a person', () => {
  it('is how many there are, and of those that wait whether they can move, and why not', () => {
    const waiting = [
      { version: 1, node: 'nap', runs: 2, move: 'yes' as const },
      { version: 1, node: 'gone', runs: 12, move: 'no' as const, because: 'the other version has no step gone' },
    ];
    expect(consequenceLines({ version: null, underWay: 20, waiting })).toEqual([
      '20 runs of other versions are under way',
      '      2  v1  nap  can move',
      '     12  v1  gone  cannot move: the other version has no step gone',
    ]);
  });

  it('is nothing when there is none', () => {
    expect(consequenceLines({ version: 1, underWay: 0, waiting: [] })).toEqual([
      'no run of another version is under way',
    ]);
    expect(consequenceLines({ version: 1, underWay: 1, waiting: [] })).toEqual([
      '1 run of another version is under way',
    ]);
  });
});
