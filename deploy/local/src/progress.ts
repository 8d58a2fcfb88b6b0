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

  /** Shows a sign of life while something may take minutes and say nothing. */
  async during<T>(work: Promise<T>, patienceMs = 15_000): Promise<T> {
    const timer = setInterval(() => this.say(this.palette.dim('still at it')), patienceMs);
    try {
      return await work;
    } finally {
      clearInterval(timer);
    }
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
