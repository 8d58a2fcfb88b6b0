import type { JsonObject } from '@fanfare/contracts';
import { nameOf, type Workflow } from './workflow.js';

/** What a workflow is found and sorted by, besides what it is kept with. All of it follows from its draft. */
export interface Findable {
  /** Its name, as it is sorted: large and small letters are one. */
  nameKey: string;
  /** Its name from each of its words on, and its id: a search is how one of them begins. */
  terms: string[];
  trigger: string | null;
  site: string | null;
  card: string | null;
}

const maxText = 200;
/** A name of more words is found by the first of them. */
const maxTerms = 30;

export function findableOf({ id, draft }: Pick<Workflow, 'id' | 'draft'>): Findable {
  const nameKey = searched(nameOf(draft));
  const words = nameKey.split(' ');
  const terms = words.slice(0, maxTerms).map((_, i) => words.slice(i).join(' '));
  return {
    nameKey,
    terms: [...new Set([...terms, id.toLowerCase()])],
    trigger: textIn(draft, 'trigger', 'type'),
    site: textIn(draft, 'scope', 'site'),
    card: textIn(draft, 'scope', 'card'),
  };
}

/** A search, as the terms are spelt. */
export function searched(text: string): string {
  return text.trim().toLowerCase().split(/\s+/).join(' ');
}

/** A draft may have any mistake. */
function textIn(draft: JsonObject, field: string, name: string): string | null {
  const object = draft[field];
  const text = typeof object === 'object' && object !== null && !Array.isArray(object) ? object[name] : undefined;
  return typeof text === 'string' && text !== '' && text.length <= maxText ? text : null;
}
