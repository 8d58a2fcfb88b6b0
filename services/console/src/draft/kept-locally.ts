import type { Unsaved } from './draft-keeper.js';

const keyOf = (workspace: string, id: string) => `fanfare.draft.${workspace}.${id}`;

/** What this browser remembers of a draft that is not saved yet; null: nothing, or nothing that can be read. */
export function keptLocally(workspace: string, id: string): Unsaved | null {
  try {
    const kept = localStorage.getItem(keyOf(workspace, id));
    return kept === null ? null : (JSON.parse(kept) as Unsaved);
  } catch {
    return null; // Another version of the console wrote it, or the browser keeps nothing.
  }
}

export function keepLocally(workspace: string, id: string, unsaved: Unsaved | null): void {
  try {
    if (unsaved) localStorage.setItem(keyOf(workspace, id), JSON.stringify(unsaved));
    else localStorage.removeItem(keyOf(workspace, id));
  } catch {
    // A browser that is full or keeps nothing: the draft is saved a moment later all the same.
  }
}
