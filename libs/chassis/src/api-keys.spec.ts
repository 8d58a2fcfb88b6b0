import { describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { ApiKeys } from './api-keys.js';

describe('API keys', () => {
  it.each(['acme:a1, acme:a2,other:o1,*:all', '{"acme":["a1","a2"],"other":"o1","*":"all"}'])(
    'open their workspace and no other (%s)',
    (text) => {
      const keys = ApiKeys.parse(text);
      const opens = (key: string) =>
        ['acme', 'other', 'third'].filter((workspace) => keys.reach(`Bearer ${key}`).opens(workspace));
      expect(['a1', 'a2', 'o1', 'all', 'nobody'].map(opens)).toEqual([
        ['acme'],
        ['acme'],
        ['other'],
        ['acme', 'other', 'third'],
        [],
      ]);
      expect(keys.reach('Bearer all').everywhere).toBe(true);
    },
  );

  it('open nothing without a key, with another scheme, or when there are none', () => {
    const keys = ApiKeys.parse('acme:a1');
    for (const header of [undefined, '', 'a1', 'Basic a1', 'Bearer', 'Bearer ']) {
      expect(keys.reach(header).known).toBe(false);
    }
    expect(ApiKeys.parse('').reach('Bearer ').known).toBe(false);
  });

  it('that are misspelt stop the start, without being shown', () => {
    for (const text of ['acme:fine,s3cret', 'acme:', 'a b:s3cret', '{"acme":s3cret}', '{"acme":{"s3cret":1}}']) {
      expect(() => ApiKeys.parse(text)).toThrow(
        expect.objectContaining({ message: expect.not.stringContaining('s3cret') }),
      );
    }
  });

  it('are nowhere in the process but as digests', () => {
    expect(inspect(ApiKeys.parse('acme:s3cret'), { depth: 9 })).not.toContain('s3cret');
  });
});
