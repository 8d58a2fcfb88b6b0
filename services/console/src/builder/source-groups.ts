import type { Json } from '@fanfare/contracts';
import type { Source } from './sources.js';

/** The sources as a list with headings. */
export function groupedSources(sources: readonly Source[]): { group: string; items: string[] }[] {
  const groups = Map.groupBy(sources, ({ group }) => group);
  return [...groups].map(([group, all]) => ({ group, items: [...new Set(all.map(({ path }) => path))] }));
}

/** A value in few words. */
export function sampleText(sample: Json | undefined): string {
  if (sample === undefined) return '';
  const text = typeof sample === 'string' ? sample : JSON.stringify(sample);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
