/** The codes of a text: one per line; or of a table with commas or semicolons the column "code", else the first one. */
export function codesIn(text: string, isTable: boolean): string[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  if (!isTable) return lines.map((line) => line.trim());
  const rows = lines.map(cellsOf);
  const named = rows[0]?.findIndex((cell) => cell.toLowerCase() === 'code') ?? -1;
  const codes = (named < 0 ? rows : rows.slice(1)).map((row) => row[Math.max(0, named)] ?? '');
  return codes.filter((code) => code !== '');
}

/** A cell is quoted when it holds a separator or a quote, which is then doubled. */
function cellsOf(line: string): string[] {
  // With a separator before it, each cell begins with one: an empty first cell, too.
  const cells = `,${line}`.matchAll(/[,;](?:\s*"((?:[^"]|"")*)"\s*|([^,;]*))/g);
  return [...cells].map(([, quoted, plain = '']) => (quoted?.replaceAll('""', '"') ?? plain).trim());
}
