import { PatternFailed } from './pattern-failed.js';

/** Finding a word natively is this much cheaper than stepping through the text with an automaton. */
const charactersPerLook = 32;

/**
 * A text that counts how often the matcher looks at it. One search is linear in RE2, but a row of them is not: each may
 * read to the end before it settles for a short match. Counted and not timed, so that every machine decides alike.
 */
export class MeteredText extends String {
  constructor(
    private readonly text: string,
    private left: number,
  ) {
    super(text);
  }

  override charCodeAt(index: number): number {
    this.look(1);
    return this.text.charCodeAt(index);
  }

  override indexOf(word: string, from = 0): number {
    const found = this.text.indexOf(word, from);
    this.look(1 + ((found < 0 ? this.text.length : found) - from) / charactersPerLook);
    return found;
  }

  private look(times: number): void {
    this.left -= times;
    if (this.left >= 0) return;
    throw new PatternFailed('it takes too much work on this text: make the pattern simpler or the text shorter');
  }
}
