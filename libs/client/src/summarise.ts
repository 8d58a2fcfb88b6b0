import type { Json, JsonObject } from '@fanfare/contracts';

const separator = ' · ';

/** An output in one line of about `width` characters: what is short and simple first, what is empty not at all. */
export function summarise(output: JsonObject, width: number): string {
  const fields = Object.entries(output).filter(([, value]) => !isEmpty(value));
  const parts = fields.sort(([, a], [, b]) => weight(a) - weight(b)).map(([name, value]) => `${name}: ${short(value)}`);
  let line = '';
  let left = parts.length;
  for (const part of parts) {
    const longer = line === '' ? part : `${line}${separator}${part}`;
    if (longer.length > width) continue; // what follows may be shorter
    line = longer;
    left--;
  }
  if (left === 0) return line;
  return line === '' ? `${parts[0]?.slice(0, width - 1)}…` : `${line}${separator}…`;
}

function isEmpty(value: Json): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** Scalars, then lists of scalars, then the rest. Sorting is stable, so fields of a kind keep their order. */
function weight(value: Json): number {
  if (!Array.isArray(value)) return typeof value === 'object' ? 2 : 0;
  return value.some((item) => typeof item === 'object') ? 2 : 1;
}

function short(value: Json): string {
  if (typeof value === 'string') return value.replaceAll(/\s+/g, ' ');
  if (Array.isArray(value) && weight(value) === 1) return value.map(String).join(', ');
  return JSON.stringify(value);
}
