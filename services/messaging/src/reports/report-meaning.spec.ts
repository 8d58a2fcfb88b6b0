import { expect, it } from '@jest/globals';
import { meaningOf } from './report-meaning.js';

it.each([
  ['delivered', '2.0.0', 'arrived'],
  ['relayed', '2.0.0', 'arrived'],
  ['expanded', '2.0.0', 'arrived'],
  ['failed', '5.1.1', 'came back for good'],
  ['failed', '5.1.10', 'came back for good'],
  ['failed', '5.0.0', 'came back for good'],
  ['failed', '5.2.1', 'came back for good'],
  ['failed', '5.4.4', 'came back for good'],
  ['failed', '5.1.8', 'came back'],
  ['failed', '5.2.2', 'came back'],
  ['failed', '5.7.1', 'came back'],
  ['failed', '4.4.7', 'came back'],
  ['failed', '', 'came back'],
  ['delayed', '5.1.1', 'under way'],
  ['unheard-of', '2.0.0', 'under way'],
])('%s with %j means: it is %s', (action, status, meaning) => {
  expect(meaningOf({ action, status })).toBe(meaning);
});
