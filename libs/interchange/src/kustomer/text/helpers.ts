import { strftimeOf } from './date-format.js';
import { Untranslatable, type Argument, type Call } from './handlebars.js';

/** How a helper is written in Liquid. */
export interface LiquidExpression {
  /** Tags that must stand before it. */
  readonly before?: string;
  readonly expression: string;
  /** Whether HTML could be in it, so that `{{ }}` makes a difference. */
  readonly mayHaveHtml: boolean;
}

/** Writes an argument in Liquid; throws Untranslatable. */
export type WriteArgument = (argument: Argument | undefined) => string;
type Helper = (call: Call, write: WriteArgument) => LiquidExpression | null;

/** Exactly these units have a fixed length. */
const secondsIn = new Map(
  Object.entries({ minute: 60, minutes: 60, hour: 3_600, hours: 3_600, day: 86_400, days: 86_400 }),
);
const operations = new Map([
  ['+', 'plus'],
  ['-', 'minus'],
  ['*', 'times'],
  ['%', 'modulo'],
]);

const helpers: ReadonlyMap<string, Helper> = new Map<string, Helper>([
  ['math', math],
  ['date', date],
  ['dateDiff', dateDiff],
  ['dateFormat', dateFormat],
  ['toLower', (call, write) => textFilter(call, write, 'downcase')],
  ['toUpper', (call, write) => textFilter(call, write, 'upcase')],
]);

/** A helper's call in Liquid. Throws Untranslatable when it has no equal there. */
export function liquidOfHelper(call: Call, write: WriteArgument): LiquidExpression {
  const name = call.head.kind === 'path' ? call.head.words.join('.') : String(call.head.value);
  const written = helpers.get(name)?.(call, write);
  if (!written) {
    throw new Untranslatable(
      `write the helper '${name}' in Liquid: as it is used here it has no equal of the same meaning`,
    );
  }
  return written;
}

/** Division is missing: Liquid's rounds two whole numbers down, Kustomer's does not. */
function math({ args: [left, operator, right] }: Call, write: WriteArgument): LiquidExpression | null {
  const filter = operator?.kind === 'literal' ? operations.get(String(operator.value)) : undefined;
  return filter ? { expression: `${write(left)} | ${filter}: ${write(right)}`, mayHaveHtml: false } : null;
}

/** `count` goes backwards: 1 is one day ago, -1 is tomorrow. */
function date({ args: [unit], named }: Call): LiquidExpression | null {
  const count = named.get('count');
  const seconds = unit?.kind === 'literal' ? secondsIn.get(String(unit.value)) : undefined;
  const back = count?.kind === 'literal' ? Number(count.value) : Number.NaN;
  if (named.size !== 1 || !Number.isInteger(back)) return null;
  if (back === 0) return { expression: 'now', mayHaveHtml: false };
  if (seconds === undefined) return null;
  const shift = back > 0 ? `minus: ${back * seconds}` : `plus: ${-back * seconds}`;
  return { expression: `now | date: "%s" | ${shift} | date: "%Y-%m-%dT%H:%M:%S.000Z", "UTC"`, mayHaveHtml: false };
}

/** Only in milliseconds: how Kustomer rounds longer units is not known. */
function dateDiff({ args: [unit], named }: Call, write: WriteArgument): LiquidExpression | null {
  const exact = unit?.kind === 'literal' && unit.value === 'milliseconds';
  if (!exact || named.size !== 2 || !named.has('from') || !named.has('to')) return null;
  return {
    before: `{% assign from = ${write(named.get('from'))} | date: "%s%L" %}`,
    expression: `${write(named.get('to'))} | date: "%s%L" | minus: from`,
    mayHaveHtml: false,
  };
}

function dateFormat({ args: [when], named }: Call, write: WriteArgument): LiquidExpression | null {
  const format = named.get('format');
  const strftime = format?.kind === 'literal' && named.size === 1 ? strftimeOf(String(format.value)) : null;
  if (strftime === null || strftime.includes('"')) return null;
  return { expression: `${write(when)} | date: "${strftime}", "UTC"`, mayHaveHtml: false };
}

function textFilter({ args: [text, ...more] }: Call, write: WriteArgument, filter: string): LiquidExpression | null {
  return more.length > 0 ? null : { expression: `${write(text)} | ${filter}`, mayHaveHtml: true };
}
