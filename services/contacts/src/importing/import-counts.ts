import type { ImportCounts } from '@fanfare/contracts';
import type { Effect } from './row-saver.js';
import type { Refused } from './sorted-rows.js';

/** The counts with those of some rows more. */
export function added(
  counts: ImportCounts,
  rows: number,
  effects: readonly Effect[],
  refused: readonly Refused[],
): ImportCounts {
  const of = (wanted: Effect) => effects.filter((effect) => effect === wanted).length;
  const replaced = refused.filter((each) => each.replaced).length;
  return {
    rows: counts.rows + rows,
    created: counts.created + of('created'),
    changed: counts.changed + of('changed'),
    unchanged: counts.unchanged + of('unchanged'),
    rejected: counts.rejected + refused.length - replaced,
    replaced: counts.replaced + replaced,
  };
}
