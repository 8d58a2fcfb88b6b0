import { FileProblem } from './file-problem.js';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const starts: readonly [bytes: string, what: string][] = [
  ['25504446', 'a PDF'],
  ['504b0304', 'a zip archive'],
  ['1f8b', 'a compressed file: unpack it first'],
  ['89504e47', 'a picture'],
  ['ffd8ff', 'a picture'],
  ['7b5c727466', 'a text document (RTF)'],
];

/** How a text file is written: by its mark, by its zero bytes, by whether it is UTF-8 to the end. */
export async function encodingOf(file: AsyncIterable<Buffer>): Promise<Encoding> {
  let utf8: TextDecoder | null = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  for await (const piece of file) {
    if (first) {
      const sure = byFirstBytes(piece);
      if (sure) return sure;
      first = false;
    }
    try {
      utf8.decode(piece, { stream: true });
    } catch {
      // Not UTF-8. What spreadsheets write otherwise is Windows' Latin-1, in which every byte is a letter.
      utf8 = null;
      break;
    }
  }
  return utf8 ? 'utf-8' : 'windows-1252';
}

function byFirstBytes(piece: Buffer): Encoding | null {
  const hex = piece.toString('hex', 0, 8);
  const other = starts.find(([start]) => hex.startsWith(start));
  if (other) throw new FileProblem(`This is no CSV file but ${other[1]}.`);
  if (hex.startsWith('fffe')) return 'utf-16le';
  if (hex.startsWith('feff')) return 'utf-16be';
  // Without a mark: letters of Western languages leave every second byte zero.
  const sample = piece.subarray(0, 1_000);
  const zeros = (rest: number) => sample.filter((byte, i) => i % 2 === rest && byte === 0).length;
  if (sample.length >= 4 && zeros(1) > sample.length / 4 && zeros(0) === 0) return 'utf-16le';
  if (sample.length >= 4 && zeros(0) > sample.length / 4 && zeros(1) === 0) return 'utf-16be';
  return null;
}
