import { createHash } from 'node:crypto';

/**
 * The last row about each contact of a file. A million of them in 25 MB: the keys are not kept, only 64 bits of their
 * digests, of which a million differ all but surely (1 in 30 million).
 */
export class LastRows {
  private high = new Uint32Array(1 << 12);
  private low = new Uint32Array(1 << 12);
  private lines = new Uint32Array(1 << 12);
  private size = 0;

  /** A row is about whom the key names. Rows come in order. */
  note(key: string, line: number): void {
    if (this.size * 2 > this.lines.length) this.grow();
    const [high, low] = digest(key);
    this.put(high, low, line);
  }

  lineOf(key: string): number {
    const [high, low] = digest(key);
    return this.lines[this.place(high, low)] ?? 0;
  }

  private put(high: number, low: number, line: number): void {
    const place = this.place(high, low);
    if (this.lines[place] === 0) this.size++;
    this.high[place] = high;
    this.low[place] = low;
    this.lines[place] = line;
  }

  /** Its place, or the free one where it belongs. Lines begin with 1: 0 is free. */
  private place(high: number, low: number): number {
    const mask = this.lines.length - 1;
    let place = low & mask;
    while (this.lines[place] !== 0 && (this.high[place] !== high || this.low[place] !== low)) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private grow(): void {
    const { high, low, lines } = this;
    const size = lines.length * 2;
    [this.high, this.low, this.lines, this.size] = [
      new Uint32Array(size),
      new Uint32Array(size),
      new Uint32Array(size),
      0,
    ];
    lines.forEach((line, i) => {
      if (line !== 0) this.put(high[i] ?? 0, low[i] ?? 0, line);
    });
  }
}

function digest(key: string): [high: number, low: number] {
  const bytes = createHash('sha1').update(key).digest();
  return [bytes.readUInt32LE(0), bytes.readUInt32LE(4)];
}
