import type { Palette } from '@fanfare/client';

/** Tells what is being done, with the time since the start in front: who waits wants to see where it goes. */
export class Progress {
  private readonly began = performance.now();

  constructor(
    private readonly palette: Palette,
    private readonly write: (line: string) => void = (line) => console.log(line),
  ) {}

  say(line: string): void {
    this.write(`${this.elapsed()}  ${line}`);
  }

  warn(line: string): void {
    this.write(`${this.elapsed()}  ${this.palette.yellow(line)}`);
  }

  /** Anything that is not a step of the start. */
  print(text = ''): void {
    this.write(text);
  }

  private elapsed(): string {
    const seconds = ((performance.now() - this.began) / 1_000).toFixed(1);
    return this.palette.dim(`${seconds.padStart(6)} s`);
  }
}
