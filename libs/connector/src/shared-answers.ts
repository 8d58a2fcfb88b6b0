/** An answer, and when it was asked for. */
interface Asked<V> {
  at: number;
  answer: Promise<V>;
}

/** What many steps want to know of a vendor, and what seldom changes: asked for once by all who will have an answer that old. */
export class SharedAnswers<V> {
  private readonly known = new Map<string, Asked<V>>();

  /** `isKept`: which answers are. A failure never is: it is told to those who wait. */
  constructor(private readonly isKept: (answer: V) => boolean = () => true) {}

  /** The answer as it was then (in ms), or later. */
  since(then: number, key: string, ask: () => Promise<V>): Promise<V> {
    const last = this.known.get(key);
    if (last && last.at >= then) return last.answer;
    const asked = { at: Date.now(), answer: ask() };
    this.known.set(key, asked);
    const forget = () => {
      if (this.known.get(key) === asked) this.known.delete(key);
    };
    asked.answer.then((answer) => {
      if (!this.isKept(answer)) forget();
    }, forget);
    return asked.answer;
  }
}
