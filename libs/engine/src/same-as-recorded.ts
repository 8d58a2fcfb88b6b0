import { isOmitted, type JsonObject } from '@fanfare/contracts';

const utf8 = new TextEncoder();

/** Whether data is what a run's history shows, as far as that can be told of data too large to keep: by its size and its beginning. */
export function sameAsRecorded(data: JsonObject, recorded: JsonObject): boolean {
  const text = JSON.stringify(data);
  if (!isOmitted(recorded)) return text === JSON.stringify(recorded);
  const { bytes, preview } = recorded.$omitted;
  return text.startsWith(preview) && utf8.encode(text).length === bytes;
}
