import { momentOf } from './date-format.js';
import { Untranslatable } from './handlebars.js';
import { liquidTags, parseExpression, type LiquidFilter } from './liquid-tags.js';
import { askedValue } from './truth.js';
import { handlebarsPath, parseWords, type Words } from './words.js';

type MovePath = (words: Words) => Words;

const operations = new Map([
  ['plus', '+'],
  ['minus', '-'],
  ['times', '*'],
  ['modulo', '%'],
]);
const difference = /^assign from = (.+) \| date: "%s%L"$/;

/** A Liquid template as Kustomer would write it; throws Untranslatable when it cannot. */
export function handlebarsOfLiquid(source: string, move: MovePath): string {
  const open: string[] = [];
  let from: string | null = null;
  const written = liquidTags(source).map(({ kind, inner }) => {
    if (kind === 'text') return textOf(inner);
    if (kind === 'output') {
      const text = from === null ? output(inner, move) : dateDiff(from, inner, move);
      from = null;
      return text;
    }
    from = difference.exec(inner)?.[1] ?? null;
    return from === null ? tag(inner, open, move) : '';
  });
  if (open.length > 0) throw new Untranslatable(`close {% ${open.at(-1)} %}`);
  return written.join('');
}

function textOf(text: string): string {
  if (text.includes('{{')) throw new Untranslatable('write {{ otherwise: Kustomer would take it for a template');
  return text;
}

function tag(inner: string, open: string[], move: MovePath): string {
  const [, word = '', rest = ''] = /^(\w*)\s*(.*)$/s.exec(inner) ?? [];
  if (word === 'else' && open.length > 0) return '{{else}}';
  if (word === `end${open.at(-1)}`) return `{{/${open.pop()}}}`;
  const asked = word === 'if' || word === 'unless' ? askedValue(rest) : null;
  if (!asked) {
    throw new Untranslatable(
      `write {% ${inner} %} otherwise: Kustomer's templates only ask whether one value is there`,
    );
  }
  open.push(word);
  return `{{#${word} ${path(asked.value, move)}${asked.zeroIsTrue ? ' includeZero=true' : ''}}}`;
}

function output(inner: string, move: MovePath): string {
  const { value, filters } = parseExpression(inner);
  const escaped = filters.at(-1)?.name === 'escape';
  const expression = call(value, escaped ? filters.slice(0, -1) : filters, move);
  return escaped ? `{{${expression}}}` : `{{{${expression}}}}`;
}

function call(value: string, filters: readonly LiquidFilter[], move: MovePath): string {
  const [filter, ...more] = filters;
  if (!filter && value === 'now') return `date 'hours' count=0`;
  if (!filter || (filter.name === 'append' && filter.args[0] === '""' && more.length === 0)) {
    return argument(value, move);
  }
  const [arg = ''] = filter.args;
  const sign = operations.get(filter.name);
  if (more.length === 0 && sign !== undefined) return `math ${argument(value, move)} "${sign}" ${argument(arg, move)}`;
  if (more.length === 0 && filter.name === 'downcase') return `toLower ${argument(value, move)}`;
  if (more.length === 0 && filter.name === 'upcase') return `toUpper ${argument(value, move)}`;
  const format = filter.name === 'date' && more.length === 0 ? momentOf(arg.slice(1, -1)) : null;
  if (format !== null && !format.includes("'")) return `dateFormat ${argument(value, move)} format='${format}'`;
  throw new Untranslatable(`write | ${filter.name} otherwise: Kustomer's templates have nothing of the same meaning`);
}

function dateDiff(from: string, inner: string, move: MovePath): string {
  const to = /^(.+) \| date: "%s%L" \| minus: from$/.exec(inner)?.[1];
  if (to === undefined) {
    throw new Untranslatable('write {% assign %} otherwise: Kustomer has no variables in templates');
  }
  return `{{dateDiff 'milliseconds' from=${path(from, move)} to=${path(to, move)}}}`;
}

function argument(text: string, move: MovePath): string {
  return /^["']|^-?\d+(?:\.\d+)?$|^(?:true|false)$/.test(text) ? text : path(text, move);
}

function path(text: string, move: MovePath): string {
  const words = /^[A-Za-z_][^\s|]*(?:\["[^"]*"\][^\s|]*)*$/.test(text) ? parseWords(text) : null;
  const written = words && handlebarsPath(move(words));
  if (!written) throw new Untranslatable(`refer to something else: Kustomer's templates cannot write ${text}`);
  return written;
}
