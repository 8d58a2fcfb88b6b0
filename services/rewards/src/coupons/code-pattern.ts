/** What generated codes look like unless the offer says otherwise. */
export const defaultPattern = '****-****-****';

// No 0 1 I L O, which people mix up, and no vowels, so that chance writes no words.
const digits = '23456789';
const letters = 'BCDFGHJKMNPQRSTVWXYZ';
const alphabets: Readonly<Record<string, string>> = { '*': digits + letters, '?': letters, '#': digits };

/** Fewer possible codes than this could be found by trying. */
export const leastPossibilities = 1_000_000_000;

/** How many different codes a pattern allows. */
export function possibilitiesOf(pattern: string): number {
  return [...pattern].reduce((product, sign) => product * (alphabets[sign]?.length ?? 1), 1);
}

/** Fills a pattern with characters that bytes choose, each as likely as any other. */
export function fill(pattern: string, bytes: Iterator<number, undefined>): string {
  return [...pattern].map((sign) => pick(alphabets[sign] ?? sign, bytes)).join('');
}

function pick(alphabet: string, bytes: Iterator<number, undefined>): string {
  if (alphabet.length === 1) return alphabet;
  // Bytes beyond the last full alphabet would make its first letters likelier.
  const fair = 256 - (256 % alphabet.length);
  for (;;) {
    const next = bytes.next();
    if (next.done) throw new Error('the bytes for a code have run out');
    if (next.value < fair) return alphabet[next.value % alphabet.length] as string;
  }
}
