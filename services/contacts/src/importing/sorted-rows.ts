import { arrivalOf, type Arrival } from '../identity/arrival.js';
import { keysOf } from '../identity/keys.js';
import type { Definitions } from '../properties/definitions.js';
import type { StoredImport } from './import-collections.store.js';
import type { LastRows } from './last-rows.js';
import { refOfRow } from './ref-of-row.js';
import type { Row } from './rows-of.js';

/** An import with the lists that its contacts are put on. */
export type Listed = StoredImport & Pick<Arrival, 'lists'>;

export interface Refused {
  row: Row;
  reason: string;
  replaced?: true;
}

/** Rows that are to be saved, as arrivals, and those that are not. */
export interface Sorted {
  refused: Refused[];
  /** `rows[i]` is what `arrivals[i]` was made of. */
  rows: Row[];
  arrivals: Arrival[];
}

/** Of several rows about the same contact, by its address or its id, the last one counts, as a whole. */
export function sorted(rows: readonly Row[], job: Listed, definitions: Definitions, last: LastRows): Sorted {
  const refused: Refused[] = [];
  const [kept, arrivals]: [Row[], Arrival[]] = [[], []];
  for (const row of rows) {
    const said = refOfRow(row.cells, job.columns, definitions);
    if ('reason' in said) {
      refused.push({ row, reason: said.reason });
      continue;
    }
    const by = replacedBy(row, keysOfRow(job, said.ref), last);
    if (by) {
      refused.push({
        row,
        reason: `The row in line ${by.line} has the same ${by.same} and replaces it.`,
        replaced: true,
      });
      continue;
    }
    kept.push(row);
    arrivals.push(arrivalOfRow(job, row.line, said));
  }
  return { refused, rows: kept, arrivals };
}

function arrivalOfRow(job: Listed, line: number, { ref, tags }: { ref: Arrival['ref']; tags: string[] }): Arrival {
  const { workspace, id, lists, startedAt } = job;
  return arrivalOf({
    cause: `import-${id}-${line}`,
    source: 'import',
    workspace,
    // An instant for all of it, and what is so already is not written: the same file again changes nothing.
    at: startedAt ?? Date.now(),
    order: 'settled',
    contact: ref,
    tags,
    lists,
    tells: true,
  });
}

/** By what rows are about the same contact. A number alone says who it is only where nothing else does: families share one. */
export function keysOfRow({ workspace }: Pick<StoredImport, 'workspace'>, ref: Arrival['ref']): KeyOfRow[] {
  const { email, id, mobile } = keysOf(workspace, ref);
  const keys = [
    ...(email === undefined ? [] : [{ key: email, same: 'e-mail address' as const }]),
    ...(id === undefined ? [] : [{ key: id, same: 'id' as const }]),
  ];
  return keys.length > 0 || mobile === undefined ? keys : [{ key: mobile, same: 'mobile number' }];
}

interface KeyOfRow {
  key: string;
  same: 'e-mail address' | 'id' | 'mobile number';
}

/** The last row that has a key of this one's, and which key; null: that is this one. */
function replacedBy({ line }: Row, keys: readonly KeyOfRow[], last: LastRows) {
  const later = keys.map(({ key, same }) => ({ same, line: last.lineOf(key) })).filter((other) => other.line > line);
  return later.reduce<(typeof later)[number] | null>(
    (best, other) => (best && best.line >= other.line ? best : other),
    null,
  );
}
