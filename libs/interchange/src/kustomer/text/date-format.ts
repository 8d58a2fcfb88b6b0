/** Moment's letters, which Kustomer's dates are formatted with, and strftime's, which Liquid's are. */
const pairs: readonly (readonly [moment: string, strftime: string])[] = [
  ['YYYY', '%Y'],
  ['YY', '%y'],
  ['MMMM', '%B'],
  ['MMM', '%b'],
  ['MM', '%m'],
  ['M', '%-m'],
  ['DDDD', '%j'],
  ['DD', '%d'],
  ['D', '%-d'],
  ['dddd', '%A'],
  ['ddd', '%a'],
  ['HH', '%H'],
  ['H', '%-H'],
  ['hh', '%I'],
  ['h', '%-I'],
  ['mm', '%M'],
  ['m', '%-M'],
  ['ss', '%S'],
  ['s', '%-S'],
  ['SSS', '%L'],
  ['A', '%p'],
  ['a', '%P'],
  ['X', '%s'],
];
const toStrftime = new Map([
  ...pairs,
  ['LTS', '%-I:%M:%S %p'],
  ['LT', '%-I:%M %p'],
  ['LLLL', '%A, %B %-d, %Y %-I:%M %p'],
  ['LLL', '%B %-d, %Y %-I:%M %p'],
  ['LL', '%B %-d, %Y'],
  ['L', '%m/%d/%Y'],
]);
const toMoment = new Map(pairs.map(([moment, strftime]) => [strftime, moment]));

/** A format of Moment's as one of strftime's; null when it has letters that have no equal there. */
export function strftimeOf(moment: string): string | null {
  // Moment reads the same letter repeated as one word; LTS and LT are the exceptions.
  const words = moment.match(/\[[^\]]*\]|LTS|LT|([A-Za-z])\1*|[^A-Za-z[]+|\[/g) ?? [];
  let text = '';
  for (const word of words) {
    const literal = /^\[(.*)\]$/s.exec(word)?.[1] ?? (/^[A-Za-z]/.test(word) ? null : word);
    const known = literal === null ? toStrftime.get(word) : literal.replaceAll('%', '%%');
    if (known === undefined) return null;
    text += known;
  }
  return text;
}

/** The other way round. */
export function momentOf(strftime: string): string | null {
  const words = strftime.match(/%[-^#_0:]*[A-Za-z%]|[A-Za-z]+|[^%A-Za-z]+|%/g) ?? [];
  let text = '';
  for (const word of words) {
    if (word === '%%') text += '%';
    else if (/^[A-Za-z]/.test(word)) text += `[${word}]`;
    else if (!word.startsWith('%')) text += word;
    else if (toMoment.has(word)) text += toMoment.get(word);
    else return null;
  }
  return text;
}
