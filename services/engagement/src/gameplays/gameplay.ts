import { keyOf } from '@fanfare/chassis';
import type { Kept } from '../guarded.store.js';
import { isOld } from '../old-words.js';
import { tell, type Said, type Told } from '../projection/told.js';

/** What events say of a gameplay. `answers` is JSON. */
export interface GameplayFields {
  contact: string | null;
  competition: string | null;
  site: string | null;
  card: string | null;
  cardType: string | null;
  status: string | null;
  durationMs: number | null;
  answers: string | null;
  endedAt: number | null;
  /** The hub's score. */
  hubScore: number | null;
}

/** A step's word on the score. */
export interface Scoring {
  by: string;
  at: number;
  mode: 'set' | 'add';
  value: number;
  context: string | null;
  /** When it was written, by the clock. */
  recordedAt?: number;
}

/** One play of one contact. */
export interface Gameplay extends GameplayFields, Told, Kept {
  workspace: string;
  id: string;
  scoring: Scoring[];
  /** The hub's, and what steps made of it; null when nobody has scored. */
  score: number | null;
}

export function blankGameplay(workspace: string, id: string, at: number): Gameplay {
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
    cardType: null,
    status: null,
    durationMs: null,
    answers: null,
    endedAt: null,
    hubScore: null,
    scoring: [],
    score: null,
  };
}

/** A gameplay of which an event tells more. */
export function played(gameplay: Gameplay, said: Said<GameplayFields>): Gameplay {
  const told = tell(gameplay, said);
  return told === gameplay ? gameplay : { ...told, score: scoreOf(told) };
}

/** Adds a step's word on the score; one that is there already changes nothing. */
export function scored(gameplay: Gameplay, word: Scoring): Gameplay {
  if (gameplay.scoring.some(({ by }) => by === word.by)) return gameplay;
  const all = [...gameplay.scoring, word].sort((a, b) => a.at - b.at || (a.by < b.by ? -1 : 1));
  const scoring = folded(all, word.recordedAt ?? 0);
  return { ...gameplay, scoring, score: scoreOf({ ...gameplay, scoring }) };
}

/** Who is said to have said what old words come to together. */
const earlierSteps = 'earlier steps';

/** The words of old steps, none of which can come again, as one. Only those before all others: the order stays. */
function folded(words: readonly Scoring[], now: number): Scoring[] {
  const fresh = words.findIndex((word) => word.by !== earlierSteps && !isOld(word, now));
  const old = words.slice(0, fresh < 0 ? words.length : fresh);
  const last = old.at(-1);
  if (old.length < 2 || !last) return [...words];
  const mode = old.some((word) => word.mode === 'set') ? 'set' : 'add';
  const one = { by: earlierSteps, at: last.at, mode, value: sumOf(old, 0), context: null } as const;
  return [one, ...words.slice(old.length)];
}

function sumOf(words: readonly Scoring[], first: number): number {
  return words.reduce((sum, { mode, value }) => (mode === 'set' ? value : sum + value), first);
}

/**
 * The hub's score comes first, whatever its clock says: a step that gives five more does so because the game has ended.
 * The steps' words follow in the order of their instants.
 */
function scoreOf({ hubScore, scoring }: Pick<Gameplay, 'hubScore' | 'scoring'>): number | null {
  if (hubScore === null && scoring.length === 0) return null;
  return sumOf(scoring, hubScore ?? 0);
}
