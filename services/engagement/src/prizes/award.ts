import { keyOf } from '@fanfare/chassis';
import type { Kept } from '../guarded.store.js';
import type { Told } from '../projection/told.js';

/** What events say of a prize that somebody got. `form` is JSON: the extra data that the winner gave. */
export interface AwardFields {
  contact: string | null;
  prize: string | null;
  name: string | null;
  type: string | null;
  value: number | null;
  competition: string | null;
  site: string | null;
  card: string | null;
  form: string | null;
}

/** One prize that one contact got. */
export interface Award extends AwardFields, Told, Kept {
  workspace: string;
  id: string;
}

export function blankAward(workspace: string, id: string, at: number): Award {
  return {
    _id: keyOf(workspace, id),
    rev: 0,
    workspace,
    id,
    at,
    asOf: [],
    contact: null,
    prize: null,
    name: null,
    type: null,
    value: null,
    competition: null,
    site: null,
    card: null,
    form: null,
  };
}
