import { contactKey } from '../contact/contact.js';
import { arrivalOf, type Arrival } from '../identity/arrival.js';
import { keysOf, naturalId } from '../identity/keys.js';
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

/** Of several rows about the same contact the last one counts. */
export function sorted(rows: readonly Row[], job: Listed, definitions: Definitions, last: LastRows): Sorted {
  const refused: Refused[] = [];
  const [kept, arrivals]: [Row[], Arrival[]] = [[], []];
  for (const row of rows) {
    const said = refOfRow(row.cells, job.columns, definitions);
    if ('reason' in said) {
      refused.push({ row, reason: said.reason });
      continue;
    }
    const by = last.lineOf(keyOf(job, said.ref));
    if (by !== row.line) {
      refused.push({ row, reason: `The row in line ${by} is about the same contact and replaces it.`, replaced: true });
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

/** By what rows are about the same contact: the address first, since that is what people repeat. */
export function keyOf({ workspace }: StoredImport, ref: Arrival['ref']): string {
  const keys = keysOf(workspace, ref);
  return keys.email ?? keys.id ?? contactKey(workspace, naturalId(ref, keys));
}
