import { Untranslatable } from './handlebars.js';

/** A template of Liquid's cut into text, outputs and tags. */
export type LiquidTag = { kind: 'text' | 'output' | 'tag'; inner: string };

export function liquidTags(source: string): LiquidTag[] {
  const tags: LiquidTag[] = [];
  let at = 0;
  for (let start = nextBrace(source, 0); start >= 0; start = nextBrace(source, at)) {
    if (start > at) tags.push({ kind: 'text', inner: source.slice(at, start) });
    const raw = /^\{%-?\s*raw\s*-?%\}/.exec(source.slice(start, start + 20))?.[0];
    if (raw !== undefined) {
      const end = source.indexOf('{% endraw %}', start);
      if (end < 0) throw new Untranslatable('close {% raw %} with {% endraw %}');
      tags.push({ kind: 'text', inner: source.slice(start + raw.length, end) });
      at = end + '{% endraw %}'.length;
      continue;
    }
    const [kind, closing] = source[start + 1] === '{' ? (['output', '}}'] as const) : (['tag', '%}'] as const);
    const end = source.indexOf(closing, start + 2);
    if (end < 0) throw new Untranslatable(`close what ${source.slice(start, start + 2)} opens with ${closing}`);
    tags.push({
      kind,
      inner: source
        .slice(start + 2, end)
        .replace(/^-|-$/g, '')
        .trim(),
    });
    at = end + closing.length;
  }
  if (at < source.length) tags.push({ kind: 'text', inner: source.slice(at) });
  return tags;
}

function nextBrace(source: string, from: number): number {
  const found = source.slice(from).search(/\{[{%]/);
  return found < 0 ? -1 : from + found;
}

export interface LiquidFilter {
  readonly name: string;
  readonly args: readonly string[];
}

/** `a | plus: 1 | escape` as its value and filters, each as it is written. */
export function parseExpression(text: string): { value: string; filters: LiquidFilter[] } {
  const [value = '', ...filters] = cut(text, '|');
  return {
    value,
    filters: filters.map((filter) => {
      const colon = filter.indexOf(':');
      if (colon < 0) return { name: filter, args: [] };
      return { name: filter.slice(0, colon).trim(), args: cut(filter.slice(colon + 1), ',') };
    }),
  };
}

/** Cuts at a character, but not inside quotes. */
function cut(text: string, at: '|' | ','): string[] {
  const parts: string[] = [''];
  for (const piece of text.match(/"[^"]*"|'[^']*'|[\s\S]/g) ?? []) {
    if (piece === at) parts.push('');
    else parts[parts.length - 1] += piece;
  }
  return parts.map((part) => part.trim());
}
