import { describe, expect, it } from '@jest/globals';
import { folder, reference } from './reference.js';
import { staleFiles } from './staleness.js';

/** As GitHub makes anchors of headings. */
function anchorsOf(text: string): Set<string> {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, words = '']) => words);
  return new Set(
    headings.map((words) =>
      words
        .toLowerCase()
        .replaceAll(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    ),
  );
}

describe('docs/reference', () => {
  it('is what the code says: after a change, run `npm run docs`', async () => {
    expect(staleFiles(folder, await reference())).toEqual([]);
  });

  it('has no link that leads nowhere', async () => {
    const files = await reference();
    const broken = [...files].flatMap(([file, text]) =>
      [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)].flatMap(([link, target, anchor]) => {
        const page = files.get(target || file);
        const found = page !== undefined && (anchor === undefined || anchorsOf(page).has(anchor));
        return found ? [] : [`${file}: ${link}`];
      }),
    );
    expect(broken).toEqual([]);
  });
});
