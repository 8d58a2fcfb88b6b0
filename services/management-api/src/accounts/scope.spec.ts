import { describe, expect, it } from '@jest/globals';
import { opens, scopesOf } from './scope.js';

const route = (tag: string, role: 'viewer' | 'editor' | 'admin') => ({ tag, role, access: 'workspace' as const });

describe('the scopes of a key', () => {
  it.each([
    [['workflows:read'], route('workflows', 'viewer'), true],
    [['workflows:read'], route('workflows', 'editor'), false],
    [['workflows:write'], route('workflows', 'viewer'), true],
    [['connected-apps:write'], route('connected apps', 'admin'), true],
    [['*:read'], route('runs', 'viewer'), true],
    [['*:read'], route('runs', 'editor'), false],
    [['runs:write'], route('workflows', 'viewer'), false],
    [[], route('workflows', 'viewer'), false],
  ])('%j on %j: %s', (scopes, of, expected) => {
    expect(opens(scopes, of)).toBe(expected);
  });

  it('never reach who may do what', () => {
    for (const tag of ['members', 'api keys', 'audit log']) {
      expect(opens(['*:write', `${tag.replace(' ', '-')}:write`], route(tag, 'admin'))).toBe(false);
    }
    expect(opens(['*:write'], { ...route('dead letters', 'editor'), access: 'operator' })).toBe(false);
  });

  it('are listed once for each tag', () => {
    const listed = scopesOf([route('runs', 'viewer'), route('runs', 'editor'), route('members', 'admin')]);
    expect(listed).toEqual(['*:read', '*:write', 'runs:read', 'runs:write']);
  });
});
