import { describe, expect, it } from '@jest/globals';
import { roles } from '@fanfare/contracts';
import { covers } from './role.js';

describe('a role', () => {
  it('covers itself and those before it', () => {
    const covered = roles.map((has) => roles.filter((needed) => covers(has, needed)));
    expect(covered).toEqual([['viewer'], ['viewer', 'editor'], ['viewer', 'editor', 'admin'], [...roles]]);
  });
});
