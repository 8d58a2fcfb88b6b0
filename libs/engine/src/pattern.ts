import { RE2JS } from 're2js';

const maxPatternLength = 1_000;
/** Longest text that a pattern is tried on. RE2 is linear, and linear in a megabyte is still too long for one comparison. */
const maxTextLength = 64 * 1024;

export interface Pattern {
  /** True when the pattern occurs anywhere in the text (its first 64 Ki characters); `^` and `$` anchor it. */
  occursIn(text: string): boolean;
}

/** Compiles a pattern of RE2's syntax (no back-references, no look-around). Throws with the reason when it is not one. */
export function compilePattern(source: string, ignoreCase: boolean): Pattern {
  if (source.length > maxPatternLength) throw new Error(`a pattern may have ${maxPatternLength} characters`);
  const compiled = RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  return { occursIn: (text) => compiled.matcher(text.slice(0, maxTextLength)).find() };
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
