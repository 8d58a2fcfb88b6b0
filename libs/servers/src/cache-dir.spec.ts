import { describe, expect, it } from '@jest/globals';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cacheDir } from './cache-dir.js';

describe('cacheDir', () => {
  it('is in the home folder by default', () => {
    expect(cacheDir({})).toBe(join(homedir(), '.cache', 'fanfare'));
  });

  it('follows XDG_CACHE_HOME, and FANFARE_CACHE before that', () => {
    expect(cacheDir({ XDG_CACHE_HOME: '/xdg' })).toBe('/xdg/fanfare');
    expect(cacheDir({ XDG_CACHE_HOME: '/xdg', FANFARE_CACHE: '/mine' })).toBe('/mine');
  });
});
