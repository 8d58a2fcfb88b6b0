import { expect, it } from '@jest/globals';
import { jsonText, type LongDocument } from './json-text.js';

async function* pages(...all: unknown[][]) {
  yield* all;
}
const read = async (document: LongDocument): Promise<unknown> => {
  let text = '';
  for await (const piece of jsonText(document)) text += piece;
  return JSON.parse(text);
};

it('is one document, however many pages its lists come in, and whatever is empty', async () => {
  const inner = new Map([
    ['a', pages([1, 2], [], [{ 'x"y': '\n' }])],
    ['b', pages()],
  ]);
  const document: LongDocument = new Map<string, number[] | string | null | LongDocument>([
    ['at', null],
    ['plain', [1]],
    ['"quoted"', 'ü'],
    ['inner', inner],
    ['nothing', new Map()],
  ]);
  expect(await read(document)).toEqual({
    at: null,
    plain: [1],
    '"quoted"': 'ü',
    inner: { a: [1, 2, { 'x"y': '\n' }], b: [] },
    nothing: {},
  });
});
