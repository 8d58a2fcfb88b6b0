import { RE2JS } from 're2js';

const maxPatternLength = 1_000;
/** Largest compiled pattern, in instructions: `a{1000}` has 1,002. */
const maxProgram = 5_000;
/** RE2 takes time in proportion to instructions times characters; this much takes about 50 ms. */
const budget = 2_000_000;
const maxTextLength = 64 * 1024;

export interface Pattern {
  /** True when the pattern occurs anywhere in the text; `^` and `$` anchor it. Only the beginning of a very long text is searched. */
  occursIn(text: string): boolean;
}

/** Compiles a pattern of RE2's syntax (no back-references, no look-around). Throws with the reason when it is not one. */
export function compilePattern(source: string, ignoreCase: boolean): Pattern {
  if (source.length > maxPatternLength) throw new Error(`a pattern may have ${maxPatternLength} characters`);
  const compiled = RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  const size = compiled.programSize();
  if (size > maxProgram) throw new Error('the pattern repeats too much');
  const searched = Math.min(maxTextLength, Math.floor(budget / size));
  return { occursIn: (text) => compiled.matcher(text.slice(0, searched)).find() };
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
