import type { Merge } from '../documents.js';

/** Whether somebody asked for it. Of merges of before only the name tells, which a key may have been given as well. */
export function isByHand({ byHand, by }: Pick<Merge, 'by' | 'byHand'>): boolean {
  return byHand ?? by !== 'identified';
}
