import { paletteFor, type Palette } from '@fanfare/client';

/** Where a command writes: words for a person, or with `--json` one JSON value per line for a program. */
export class Terminal {
  readonly palette: Palette = paletteFor(process.stdout);

  constructor(readonly json: boolean) {}

  /** Gives a value, in the form that was asked for. */
  show(value: unknown, words: () => string): void {
    console.log(this.json ? JSON.stringify(value) : words());
  }

  /** What a person should know about the value that was given, beside it. */
  note(lines: readonly string[]): void {
    if (!this.json) console.error(lines.join('\n'));
  }

  /** How far something is, for a person who waits for it. */
  progress(words: string): void {
    if (!this.json && process.stderr.isTTY) process.stderr.write(`\r\u001b[K${words}\r`);
  }
}
