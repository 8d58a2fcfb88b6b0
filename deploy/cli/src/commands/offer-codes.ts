import { readText } from '../arguments.js';
import { codesIn } from '../codes-in.js';
import type { Context } from '../context.js';

/** What one request takes. */
const batchSize = 5_000;

/** Adds the codes of a file to an offer, in batches: after a break the same file again adds what is missing. */
export async function addCodes(offer: string, file: string, { rewards, terminal }: Context): Promise<void> {
  const codes = codesIn(readText(file), file.toLowerCase().endsWith('.csv'));
  if (codes.length === 0) throw new Error(`${file} has no codes: one per line, or a column "code" in a .csv.`);
  const total = { added: 0, duplicates: 0 };
  for (let start = 0; start < codes.length; start += batchSize) {
    const { added, duplicates } = await rewards.addCodes(offer, codes.slice(start, start + batchSize));
    total.added += added;
    total.duplicates += duplicates;
    terminal.progress(`${Math.min(start + batchSize, codes.length)} of ${codes.length} codes`);
  }
  terminal.show(total, () => `${total.added} codes added, ${total.duplicates} were there already or twice in the file`);
}
