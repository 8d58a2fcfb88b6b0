/** The words of a path, its root first: `steps.1.tags.0` is `['steps', '1', 'tags', '0']`. */
export type Words = readonly string[];

const piece = /\.?\[(?:"([^"]*)"|'([^']*)'|([^\]"']*))\]|(?:^|\.)([^.[\]]+)/y;

/** A path as Kustomer writes it: dots, indexes as words, `[odd names]` in brackets; null when it is none. */
export function parseWords(text: string): Words | null {
  const words: string[] = [];
  piece.lastIndex = 0;
  while (piece.lastIndex < text.length) {
    const found = piece.exec(text);
    if (!found) return null;
    words.push(found[1] ?? found[2] ?? found[3] ?? found[4] ?? '');
  }
  return words.length > 0 && words.every((word) => word !== '') ? words : null;
}

/** A path for `/#`, in both languages. Null for a name that neither can write. */
export function referencePath(words: Words): string | null {
  return pathText(words, /^[A-Za-z0-9_@$-]+$/);
}

/** A path inside `{{ }}` of Liquid, which knows fewer plain names. */
export function liquidPath(words: Words): string | null {
  return pathText(words, /^[A-Za-z0-9_][A-Za-z0-9_-]*$/);
}

function pathText([root = '', ...rest]: Words, plain: RegExp): string | null {
  let text = root;
  for (const word of rest) {
    if (plain.test(word)) text += `.${word}`;
    else if (!word.includes('"')) text += `["${word}"]`;
    else if (!word.includes("'")) text += `['${word}']`;
    else return null;
  }
  return text;
}

/** A path as Kustomer's templates write it; null for a name that they cannot. */
export function handlebarsPath([root = '', ...rest]: Words): string | null {
  if (rest.some((word) => /[\]{}]/.test(word))) return null;
  return root + rest.map((word) => (/^[^\s.[\]"'=(){}|]+$/.test(word) ? `.${word}` : `.[${word}]`)).join('');
}

/** A path behind Kustomer's `/#`, where names are split at dots; null for a name with a dot or a comma. */
export function kustomerPath(words: Words): string | null {
  return words.some((word) => /[.,[\]]/.test(word)) ? null : words.join('.');
}
