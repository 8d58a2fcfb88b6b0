/**
 * Whether a value counts as true. In Handlebars empty texts, empty lists and zero do not, in Liquid they do, so each is
 * asked for.
 */
export function liquidTruth(value: string, zeroIsTrue: boolean): string {
  const zero = zeroIsTrue ? '' : ` and ${value} != 0`;
  return `${value} and ${value} != ""${zero} and ${value} != empty`;
}

/** The value that such a condition asks about, and how; null for any other condition. */
export function askedValue(condition: string): { value: string; zeroIsTrue: boolean } | null {
  const text = condition.trim();
  const value = /^\S+/.exec(text)?.[0] ?? '';
  const zeroIsTrue = [false, true].find((zero) => liquidTruth(value, zero) === text);
  return zeroIsTrue === undefined ? null : { value, zeroIsTrue };
}
