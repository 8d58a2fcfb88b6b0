import { strftimeOf } from './date-format.js';

/** A function of Kustomer's (`/#fn:parseInt,steps.a.match`) as a filter of Liquid. */
interface FunctionRow {
  readonly filter: string;
  /** What is not quite the same. */
  readonly caveat?: string;
}

const numberCaveat = 'in a field that takes anything (a JSON body, a property) it gives a text, not a number';
const table: ReadonlyMap<string, FunctionRow> = new Map([
  ['parseInt', { filter: 'floor', caveat: `it rounds a negative number down, and ${numberCaveat}` }],
  ['parseFloat', { filter: 'plus: 0', caveat: numberCaveat }],
  ['toLower', { filter: 'downcase' }],
  ['toUpper', { filter: 'upcase' }],
]);
const byFilter = new Map([...table].map(([name, { filter }]) => [filter, name]));

/** The function in Liquid; null when it has no equal. The format of a date may contain commas, nothing else may. */
export function filterOfFunction(name: string, args: readonly string[]): FunctionRow | null {
  if (name === 'dateFormat' && args.length > 0) {
    const strftime = strftimeOf(args.join(','));
    return strftime === null || strftime.includes('"') ? null : { filter: `date: "${strftime}", "UTC"` };
  }
  return args.length > 0 ? null : (table.get(name) ?? null);
}

export function functionOfFilter(filter: string): string | null {
  return byFilter.get(filter) ?? null;
}
