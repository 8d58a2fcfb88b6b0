const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Regions that the standard library names and that are no countries. */
const notCountries: readonly string[] = [
  'EU',
  'EZ',
  'UN',
  'QO',
  'XA',
  'XB',
  'ZZ',
  'CQ',
  'AC',
  'CP',
  'DG',
  'EA',
  'IC',
  'TA',
];

/** Two-letter codes (ISO 3166-1) by English name, as the standard library knows them. */
const codes = new Map(
  letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !notCountries.includes(code))
    .flatMap((code): [string, string][] => {
      const name = names.of(code);
      // A code that was given up is named by the one that followed it.
      return name !== undefined && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`
        ? [[name.toLowerCase(), code]]
        : [];
    }),
);
const known = new Set(codes.values());

/** The code of a country that is given by it or by its English name; null when there is none. */
export function countryCode(text: string): string | null {
  const code = text.toUpperCase();
  return known.has(code) ? code : (codes.get(text.toLowerCase()) ?? null);
}
