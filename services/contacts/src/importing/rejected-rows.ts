import type { ContactImport } from '@fanfare/contracts';
import { csvLine } from '../csv-line.js';
import type { Refused } from './sorted-rows.js';
import type { Row } from './rows-of.js';

/** Rows that were left out, with their lines and reasons, as CSV. */
export function rejectedRows(refused: readonly Refused[], job: Pick<ContactImport, 'columns'>): string {
  return refused.map(({ row, reason }) => rejectLine(row, reason, job)).join('');
}

/** As it was in the file, so that it can be put right and imported again. */
function rejectLine({ line, cells }: Row, reason: string, { columns }: Pick<ContactImport, 'columns'>): string {
  const known = columns.map((_, i) => (cells[i] ?? '').slice(0, 10_000));
  return csvLine([...known, String(line), reason]);
}
