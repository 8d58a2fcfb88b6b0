import type { WorkflowDefinition } from '@fanfare/contracts';

/** What was, is, and, after an undo, would be again. Snapshots share what did not change: they cost little. */
export interface History {
  past: readonly WorkflowDefinition[];
  now: WorkflowDefinition;
  future: readonly WorkflowDefinition[];
  /** What the last edit was about: while somebody types into one field, that is one edit. */
  about: string | null;
}

const most = 500;

export function historyOf(now: WorkflowDefinition): History {
  return { past: [], now, future: [], about: null };
}

/** After an edit. `about`: edits one after the other that are about the same are undone together; null: by itself. */
export function done({ past, now, about: last }: History, next: WorkflowDefinition, about: string | null): History {
  const together = about !== null && about === last;
  return { past: together ? past : [...past.slice(1 - most), now], now: next, future: [], about };
}

export function undone(history: History): History {
  const before = history.past.at(-1);
  if (!before) return history;
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future], about: null };
}

export function redone(history: History): History {
  const [after, ...future] = history.future;
  if (!after) return history;
  return { past: [...history.past, history.now], now: after, future, about: null };
}

/** Everything that was, is and would be, changed alike: an undo takes back what was done here, not what others did. */
export function mapped(history: History, change: (definition: WorkflowDefinition) => WorkflowDefinition): History {
  return { past: history.past.map(change), now: change(history.now), future: history.future.map(change), about: null };
}
