import { PatternFailed } from './pattern-failed.js';

/** As much as a service's action may give: outputs travel in every later message of their run. */
const maxBytes = 256 * 1024;
/** The quotes and the comma of an item in a list. */
const aroundItem = 3;
/** Nothing, millions of times, is work as well. */
const ofNothing = 1;

const encoder = new TextEncoder();

/** Counts what a search gives: a short replacement of many matches could become a text that no message can carry. */
export class OutputBudget {
  private left = maxBytes;

  take(text: string): string {
    const bytes = text.length > this.left ? text.length : encoder.encode(text).length;
    this.spend(Math.max(ofNothing, bytes));
    return text;
  }

  takeItem(text: string): string {
    this.spend(aroundItem);
    return this.take(text);
  }

  private spend(bytes: number): void {
    this.left -= bytes;
    if (this.left >= 0) return;
    throw new PatternFailed(`what it gives is larger than ${maxBytes / 1024} KiB: search a shorter text`);
  }
}
