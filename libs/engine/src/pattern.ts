import { MatcherInput, RE2JS, type Matcher } from 're2js';
import { MeteredText } from './metered-text.js';
import { PatternFailed } from './pattern-failed.js';

const maxPatternLength = 1_000;
/** Largest compiled pattern, in instructions: `a{1000}` has 1,002. */
const maxProgram = 5_000;
/** Where each match costs a copy of its groups at every step. */
const maxGroups = 50;
/** Instructions times looks at the text, of which there are about three for each character. At most 200 ms. */
const lookBudget = 20_000_000;
const maxTextLength = 64 * 1024;

export interface Match {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What each pair of parentheses caught, the first one first; null when it took no part. */
  readonly groups: readonly (string | null)[];
}

export interface Pattern {
  readonly groupCount: number;
  /** The numbers of the groups that have names. */
  readonly groupNames: ReadonlyMap<string, number>;
  /** True when the pattern occurs anywhere in the text; `^` and `$` anchor it. Throws PatternFailed as `matchesIn` does. */
  occursIn(text: string): boolean;
  /** Its matches from left to right, none overlapping another. Throws PatternFailed when the text is too long or the work too much. */
  matchesIn(text: string): Iterable<Match>;
}

/** Compiles a pattern of RE2's syntax (no back-references, no look-around). Throws with the reason when it is not one. */
export function compilePattern(source: string, ignoreCase: boolean): Pattern {
  if (source.length > maxPatternLength) throw new Error(`a pattern may have ${maxPatternLength} characters`);
  const compiled = RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  const size = compiled.programSize();
  if (size > maxProgram) throw new Error('the pattern repeats too much');
  const groupCount = compiled.groupCount();
  if (groupCount > maxGroups) {
    throw new Error(`a pattern may have ${maxGroups} groups: write (?:…) for those that need not be caught`);
  }
  const matcherOf = (text: string): Matcher => {
    if (text.length > maxTextLength) {
      throw new PatternFailed(`the text has ${text.length} characters: at most ${maxTextLength} can be searched`);
    }
    return compiled.matcher(MatcherInput.utf16(new MeteredText(text, lookBudget / size)));
  };
  return {
    groupCount,
    groupNames: new Map(Object.entries(compiled.namedGroups())),
    occursIn: (text) => matcherOf(text).find(),
    *matchesIn(text) {
      const matcher = matcherOf(text);
      while (matcher.find()) yield matchOf(matcher, text);
    },
  };
}

function matchOf(matcher: Matcher, whole: string): Match {
  const [start, end] = [matcher.start(), matcher.end()];
  const groups = Array.from({ length: matcher.groupCount() }, (_, i) => matcher.group(i + 1));
  return { start, end, text: whole.slice(start, end), groups };
}

/** Why a text is not a pattern, or null when it is one. */
export function patternProblem(source: string): string | null {
  try {
    compilePattern(source, false);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
