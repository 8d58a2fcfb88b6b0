import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { FileProblem } from './file-problem.js';

/** What a workbook may be when it is unpacked: all of it, in relation to its size, and in how many parts. */
const most = { bytes: 100 * 1024 * 1024, ratio: 200, parts: 2_000 };

const end = 0x06054b50;
const entry = 0x02014b50;
const local = 0x04034b50;

interface Part {
  packed: Buffer;
  method: number;
  size: number;
}

/**
 * Refuses a zip archive that would be too large when it is unpacked. What it says of itself is looked at first, and then
 * whether that is true: each part is unpacked, and what comes is counted and thrown away.
 */
export async function refuseZipBomb(zip: Buffer): Promise<void> {
  const parts = partsOf(zip);
  const said = parts.reduce((sum, { size }) => sum + size, 0);
  if (said > most.bytes) throw tooLarge();
  // A small workbook may be nearly all zeros; that harms nobody.
  if (said > 5 * 1024 * 1024 && said / zip.length > most.ratio) throw tooLarge();
  for (const { packed, method, size } of parts) {
    if (method === 0 && packed.length <= size) continue;
    if (method !== 8) throw broken();
    if ((await unpackedSize(packed, size)) > size) throw tooLarge();
  }
}

/** Its size, or somewhat more than the limit. */
async function unpackedSize(packed: Buffer, limit: number): Promise<number> {
  let size = 0;
  try {
    for await (const bytes of Readable.from([packed]).pipe(createInflateRaw()) as AsyncIterable<Buffer>) {
      size += bytes.length;
      if (size > limit) return size;
    }
  } catch {
    // zlib's words say nothing to whoever uploaded it.
    throw broken();
  }
  return size;
}

function partsOf(zip: Buffer): Part[] {
  let at = zip.length - 22;
  while (at >= 0 && at >= zip.length - 22 - 0xffff && zip.readUInt32LE(at) !== end) at--;
  if (at < 0 || zip.readUInt32LE(at) !== end) throw broken();
  const count = zip.readUInt16LE(at + 10);
  if (count > most.parts) throw tooLarge();
  let place = zip.readUInt32LE(at + 16);
  try {
    return Array.from({ length: count }, () => {
      if (zip.readUInt32LE(place) !== entry) throw broken();
      const part = partAt(zip, place);
      place += 46 + zip.readUInt16LE(place + 28) + zip.readUInt16LE(place + 30) + zip.readUInt16LE(place + 32);
      return part;
    });
  } catch (error) {
    // A place beyond the end.
    throw error instanceof RangeError ? broken() : error;
  }
}

function partAt(zip: Buffer, place: number): Part {
  const header = zip.readUInt32LE(place + 42);
  if (zip.readUInt32LE(header) !== local) throw broken();
  const from = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const to = from + zip.readUInt32LE(place + 20);
  if (to > zip.length) throw broken();
  return { packed: zip.subarray(from, to), method: zip.readUInt16LE(place + 10), size: zip.readUInt32LE(place + 24) };
}

function broken(): FileProblem {
  return new FileProblem('The workbook is damaged: open it, save it again, or save it as CSV.');
}

function tooLarge(): FileProblem {
  return new FileProblem('The workbook would be too large when it is unpacked. Save it as CSV.');
}
