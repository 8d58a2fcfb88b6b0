import { keyOf } from '@fanfare/chassis';
import type { Kept } from '../guarded.store.js';
import type { Told } from '../projection/told.js';

/** What events say of an entry. `form` is JSON: any name of a field is fine in it. */
export interface EntryFields {
  contact: string | null;
  competition: string | null;
  site: string | null;
  card: string | null;
  gameplay: string | null;
  form: string | null;
  qualified: boolean | null;
  disqualifiedReason: string | null;
}

/** The latest word on one tag: that the entry has it, or no more. */
export interface TagMark {
  tag: string;
  on: boolean;
  at: number;
  by: string;
  /** When it was written, by the clock. */
  recordedAt?: number;
}

/** One submission of a form: an entry in a competition, when there is one. */
export interface Entry extends EntryFields, Told, Kept {
  workspace: string;
  id: string;
  marks: TagMark[];
  /** Those whose mark is on, sorted. */
  tags: string[];
}

export function blankEntry(workspace: string, id: string, at: number): Entry {
  return {
    _id: keyOf(workspace, id),
    rev: 0,
    workspace,
    id,
    at,
    asOf: [],
    contact: null,
    competition: null,
    site: null,
    card: null,
    gameplay: null,
    form: null,
    qualified: null,
    disqualifiedReason: null,
    marks: [],
    tags: [],
  };
}
