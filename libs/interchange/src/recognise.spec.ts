import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fanfare/contracts';
import { documents } from '../test/documents.js';
import { isKustomer } from './recognise.js';

const ours = { name: 'Welcome', trigger: { type: 'Prize.Awarded' }, start: 'a', steps: { a: { action: 'Delay' } } };

describe('a workflow of Kustomer’s', () => {
  it.each(Object.entries(documents))('is recognised: %s', (_, document) => {
    expect(isKustomer(document)).toBe(true);
  });

  it.each<[string, JsonObject]>([
    ['ours', ours],
    ['ours in an envelope', { workflow: ours }],
    [
      'ours that remembers one of theirs',
      { ...ours, imported: { from: 'kustomer', document: { trigger: { eventName: 'x' } } } },
    ],
    ['ours with its steps in a list, which is a mistake', { ...ours, steps: [] }],
    ['one of which nothing says whose it is', { trigger: { id: '1' }, steps: [] }],
    ['no workflow', { nothing: 'here' }],
  ])('is not %s', (_, document) => {
    expect(isKustomer(document)).toBe(false);
  });
});
