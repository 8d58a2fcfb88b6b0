/** A line of CSV. A cell that a spreadsheet would take for a formula begins with an apostrophe, unless it is a number. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(harmless(cell))).join(',')}\r\n`;
}

function harmless(cell: string): string {
  if (!/^[=+\-@\t\r]/.test(cell) || /^[+-]\d+(\.\d+)?$/.test(cell)) return cell;
  return `'${cell}`;
}

function quoted(cell: string): string {
  return /[",\r\n\t']|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
