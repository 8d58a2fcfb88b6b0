import { isOmitted, type HistoryEntry, type JsonObject, type Omitted, type RunDocument } from '@fanfare/contracts';

/** Largest input or output of one step that the history keeps, in bytes of JSON. */
export const maxKeptBytes = 64 * 1024;
/** What all inputs and outputs of one run may take together: a MongoDB document ends at 16 MiB. */
const maxRunBytes = 8 * 1024 * 1024;
const previewLength = 1_024;

function omitted(text: string): Omitted {
  return { $omitted: { bytes: Buffer.byteLength(text), preview: text.slice(0, previewLength) } };
}

/** The entry with data of bounded size. Before folding, so that a repeat of the entry is capped alike and changes nothing. */
export function cappedEntry(entry: HistoryEntry): HistoryEntry {
  if (entry.kind !== 'step.finished') return entry;
  return { ...entry, input: capped(entry.input, maxKeptBytes), output: capped(entry.output, maxKeptBytes) };
}

/** The run with data of bounded size in all: the more steps, the less each may keep. Depends only on the set of steps, not on their order. */
export function cappedRun(run: RunDocument): RunDocument {
  const share = Math.floor(maxRunBytes / (2 * run.steps.length));
  if (share >= maxKeptBytes) return run;
  return {
    ...run,
    steps: run.steps.map((step) => ({ ...step, input: capped(step.input, share), output: capped(step.output, share) })),
  };
}

/** The data, or that it is left out because it is too large, with how it begins. */
export function capped(data: JsonObject, maxBytes: number): JsonObject {
  const text = JSON.stringify(data);
  // A character is at most three bytes of UTF-8 here: short texts need no counting.
  if (text.length * 3 <= maxBytes || Buffer.byteLength(text) <= maxBytes) return data;
  return isOmitted(data) ? data : omitted(text);
}
