import type { Json } from '@fanfare/contracts';

/** Pages of a list, one after the other. */
export type Pages = AsyncIterable<readonly unknown[]>;

/** A document that need not fit into memory: its lists come by pages, everything else is there. */
export type LongDocument = ReadonlyMap<string, Json | Pages | LongDocument>;

/** The text of a document, piece by piece. */
export async function* jsonText(document: LongDocument): AsyncGenerator<string> {
  let before = '{';
  for (const [name, value] of document) {
    yield `${before}\n${JSON.stringify(name)}:`;
    before = ',';
    if (value instanceof Map) yield* jsonText(value as LongDocument);
    else if (isPages(value)) yield* listText(value);
    else yield JSON.stringify(value);
  }
  yield before === '{' ? '{}' : '}';
}

async function* listText(pages: Pages): AsyncGenerator<string> {
  let before = '[';
  for await (const items of pages) {
    for (const item of items) {
      yield `${before}\n${JSON.stringify(item)}`;
      before = ',';
    }
  }
  yield before === '[' ? '[]' : ']';
}

function isPages(value: unknown): value is Pages {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
