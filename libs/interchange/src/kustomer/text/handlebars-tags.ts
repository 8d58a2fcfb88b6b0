import { Untranslatable } from './handlebars.js';

/** A template cut into what is text and what stands between braces. */
export type Tag =
  | { kind: 'text'; text: string }
  | { kind: 'output'; inner: string; escaped: boolean }
  | { kind: 'open' | 'else' | 'close'; inner: string };

export function handlebarsTags(source: string): Tag[] {
  const tags: Tag[] = [];
  let at = 0;
  for (let start = source.indexOf('{{'); start >= 0; start = source.indexOf('{{', at)) {
    if (source[start - 1] === '\\') throw new Untranslatable('write this in Liquid: \\{{ is not translated');
    if (start > at) tags.push({ kind: 'text', text: source.slice(at, start) });
    const { opening, closing } = bracesAt(source, start);
    const end = source.indexOf(closing, start + opening.length);
    if (end < 0) throw new Untranslatable(`close what ${opening} opens with ${closing}`);
    const tag = tagOf(source.slice(start + opening.length, end), opening === '{{');
    if (tag) tags.push(tag);
    at = end + closing.length;
  }
  if (at < source.length) tags.push({ kind: 'text', text: source.slice(at) });
  return tags;
}

function bracesAt(source: string, start: number): { opening: string; closing: string } {
  if (source.startsWith('{{{', start)) return { opening: '{{{', closing: '}}}' };
  return { opening: '{{', closing: source.startsWith('{{!--', start) ? '--}}' : '}}' };
}

/** Null for a comment. */
function tagOf(between: string, escaped: boolean): Tag | null {
  const inner = between.trim();
  if (/^~|~$|^[>^]/.test(inner)) throw new Untranslatable(`write {{${inner}}} in Liquid: it is not translated`);
  if (inner.startsWith('!')) return null;
  if (inner.startsWith('#')) return { kind: 'open', inner: inner.slice(1).trim() };
  if (inner.startsWith('/')) return { kind: 'close', inner: inner.slice(1).trim() };
  if (inner === 'else' || inner.startsWith('else ')) return { kind: 'else', inner: inner.slice(4).trim() };
  if (inner.startsWith('&')) return { kind: 'output', inner: inner.slice(1).trim(), escaped: false };
  return { kind: 'output', inner, escaped };
}
