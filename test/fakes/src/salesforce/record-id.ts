const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const checks = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The n-th id of a key prefix, in its long form of 18 characters. */
export function recordId(keyPrefix: string, n: number): string {
  return longId(`${keyPrefix}xx0${base62(n).padStart(9, '0')}`);
}

/** The long form of an id of 15: three characters that tell which of the letters before them are capitals. */
export function longId(id: string): string {
  const check = [0, 5, 10].map((from) => {
    const capitals = [...id.slice(from, from + 5)].map((one) => /[A-Z]/.test(one));
    return checks[capitals.reduce((sum, isCapital, bit) => sum + (isCapital ? 2 ** bit : 0), 0)] ?? '';
  });
  return id + check.join('');
}

/** The short form, which every spelling of an id has in common; null where it cannot be an id. */
export function shortId(id: string): string | null {
  return /^(?:[A-Za-z0-9]{15}|[A-Za-z0-9]{18})$/.test(id) ? id.slice(0, 15) : null;
}

function base62(n: number): string {
  const rest = Math.floor(n / 62);
  return (rest > 0 ? base62(rest) : '') + (digits[n % 62] ?? '');
}
