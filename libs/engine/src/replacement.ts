import type { Match, Pattern } from './pattern.js';

export interface Replacement {
  /** References that lead to no group: written down they are a mistake, from data they are text. */
  readonly unknown: readonly string[];
  /** What a match becomes, piece by piece. */
  of(match: Match): string[];
}

const reference = /\$(?:(\$)|(\d{1,2})|\{(\w+)\})/g;

/**
 * Compiles what a pattern's matches are replaced by. `$1` and `${1}` are what a group caught, `${name}` what a named one
 * did, `$0` the whole match and `$$` a dollar sign; anything else stands for itself, a backslash too.
 */
export function compileReplacement(source: string, pattern: Pattern): Replacement {
  const pieces: (string | number)[] = [];
  const unknown: string[] = [];
  let last = 0;
  for (const { 0: written, 1: dollar, 2: digits, 3: name, index } of source.matchAll(reference)) {
    const meant = meantBy({ dollar, digits, name }, pattern);
    if (meant) {
      pieces.push(source.slice(last, index), meant.piece);
      last = index + written.length - meant.unused;
    } else {
      unknown.push(written);
    }
  }
  pieces.push(source.slice(last));
  return { unknown, of: (match) => pieces.map((piece) => (typeof piece === 'string' ? piece : caught(match, piece))) };
}

type Written = Record<'dollar' | 'digits' | 'name', string | undefined>;

/** A text, or the number of a group; `unused` characters of the reference are not part of it. */
function meantBy({ dollar, digits, name }: Written, { groupCount, groupNames }: Pattern) {
  if (dollar !== undefined) return { piece: dollar, unused: 0 };
  const group = groupNames.get(name ?? '') ?? Number(digits ?? name);
  if (group <= groupCount) return { piece: group, unused: 0 };
  // With fewer than ten groups `$10` is the first of them, and a zero.
  const first = digits?.length === 2 ? Number(digits[0]) : Number.NaN;
  return first <= groupCount ? { piece: first, unused: 1 } : null;
}

function caught(match: Match, group: number): string {
  return group === 0 ? match.text : (match.groups[group - 1] ?? '');
}
