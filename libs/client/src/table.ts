/** Rows in columns; a column of numbers is aligned to the right. Lines have no spaces at their end. */
export function table(rows: readonly (readonly (string | number)[])[]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const cells = Array.from({ length: columns }, (_, i) => rows.map((row) => row[i] ?? ''));
  const widths = cells.map((column) => Math.max(...column.map((cell) => String(cell).length)));
  const numeric = cells.map((column) => column.some((cell) => typeof cell === 'number'));
  return rows.map((row) =>
    row
      .map((cell, i) => (numeric[i] ? String(cell).padStart(widths[i] ?? 0) : String(cell).padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
