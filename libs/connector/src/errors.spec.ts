import { expect, it } from '@jest/globals';
import { Busy, provesNothingWasSent } from './errors.js';

const coded = (code: string, cause?: unknown) => Object.assign(new Error(code, { cause }), { code });

it.each<[string, unknown]>([
  ['Busy', new Busy('429', 100)],
  ['a refused connection', coded('ECONNREFUSED')],
  ['an unknown name, as fetch reports it', new TypeError('fetch failed', { cause: coded('ENOTFOUND') })],
  [
    'every address refused',
    new TypeError('fetch failed', { cause: new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')]) }),
  ],
])('%s proves that nothing was sent', (_what, error) => {
  expect(provesNothingWasSent(error)).toBe(true);
});

it.each<[string, unknown]>([
  ['a reset', coded('ECONNRESET')],
  ['a timeout', new DOMException('timed out', 'TimeoutError')],
  ['one address of two reset', new AggregateError([coded('ECONNREFUSED'), coded('ECONNRESET')])],
  ['a failure of no address at all', new AggregateError([])],
  ['an error without a code', new Error('socket hang up')],
  ['something that is no error', 'ECONNREFUSED'],
])('%s proves nothing', (_what, error) => {
  expect(provesNothingWasSent(error)).toBe(false);
});
