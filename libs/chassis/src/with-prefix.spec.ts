import { expect, it } from '@jest/globals';
import { withPrefix } from './with-prefix.js';

it('the texts that begin with a prefix lie within its range, and no others', () => {
  const { $gte, $lt } = withPrefix('run1/');
  const texts = ['run1', 'run1/', 'run1/0', 'run1/~', 'run10/0', 'run2/0', 'run'];
  expect(texts.filter((text) => text >= $gte && text < $lt)).toEqual(['run1/', 'run1/0', 'run1/~']);
});
