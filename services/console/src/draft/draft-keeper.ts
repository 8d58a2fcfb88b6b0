import type { WorkflowDefinition } from '@fanfare/contracts';
import { done, historyOf, mapped, redone, undone, type History } from './history.js';
import { merged, same, type Conflict } from './merged.js';
import { edited, type Edit } from './edit.js';

/** A draft as the server has it. */
export interface Saved {
  revision: number;
  definition: WorkflowDefinition;
}

/** What a draft is kept by. */
export interface Keeping {
  load(): Promise<Saved>;
  /** Null: somebody else has saved since that revision. Throws when it could not be saved. */
  save(definition: WorkflowDefinition, revision: number): Promise<Saved | null>;
  /** What this browser remembers of what is not saved yet; with null it forgets. */
  remember(unsaved: Unsaved | null): void;
}
export interface Unsaved extends Saved {
  mine: WorkflowDefinition;
}

export type SavingState =
  { kind: 'saved' } | { kind: 'saving' } | { kind: 'unsaved' } | { kind: 'failed'; error: Error };
export interface DraftState {
  history: History;
  saving: SavingState;
  /** What somebody else has written meanwhile where ours stands. */
  conflicts: readonly Conflict[];
  /** How often something of somebody else's came in. */
  fromOthers: number;
}

/**
 * A draft while it is edited: what is done is there at once, is remembered by the browser, and is saved a moment later.
 * What others save comes in between, joined field by field; nobody's work is written over.
 */
export class DraftKeeper {
  private base: Saved;
  private current: DraftState;
  private saving: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    saved: Saved,
    unsaved: Unsaved | null,
    private readonly keeping: Keeping,
    /** How long after an edit it is saved: while somebody types, not every letter is. */
    private readonly afterMs = 600,
  ) {
    this.base = unsaved ?? saved;
    this.current = {
      history: historyOf(this.base.definition),
      saving: { kind: 'saved' },
      conflicts: [],
      fromOthers: 0,
    };
    if (unsaved) this.set({ history: done(this.current.history, unsaved.mine, null), saving: { kind: 'unsaved' } });
    if (unsaved && unsaved.revision !== saved.revision) this.takeIn(saved);
    if (unsaved) this.saveSoon();
  }

  readonly state = (): DraftState => this.current;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  edit(edit: Edit, about: string | null = null): void {
    const { history } = this.current;
    const next = edited(history.now, edit);
    if (!same(next, history.now)) this.became(done(history, next, about));
  }

  undo(): void {
    this.became(undone(this.current.history));
  }

  redo(): void {
    this.became(redone(this.current.history));
  }

  /** Takes what another one wrote instead of ours. */
  settle(conflict: Conflict, edit: Edit | null): void {
    this.set({ conflicts: this.current.conflicts.filter((one) => one !== conflict) });
    if (edit) this.edit(edit);
  }

  /** What the server has now, asked from time to time: what others did comes in. */
  takeIn(theirs: Saved): void {
    if (theirs.revision <= this.base.revision) return;
    const { definition: before } = this.base;
    this.base = theirs;
    if (same(before, theirs.definition)) return;
    const { conflicts } = merged(before, this.current.history.now, theirs.definition);
    this.set({
      history: mapped(this.current.history, (ours) => merged(before, ours, theirs.definition).merged),
      conflicts: [...this.current.conflicts, ...conflicts],
      fromOthers: this.current.fromOthers + 1,
    });
  }

  /** Saves now what is not saved yet; done when it is, or could not be. */
  async save(): Promise<void> {
    clearTimeout(this.timer);
    this.saving ??= this.saveAll().finally(() => (this.saving = null));
    await this.saving;
  }

  /** It is not looked at any more: what is not saved is saved now. */
  close(): void {
    this.listeners.clear();
    void this.save();
  }

  private async saveAll(): Promise<void> {
    try {
      while (!this.isSaved()) {
        this.set({ saving: { kind: 'saving' } });
        const { now } = this.current.history;
        const saved = await this.keeping.save(now, this.base.revision);
        if (saved) this.base = { revision: saved.revision, definition: now };
        else this.takeIn(await this.keeping.load());
      }
      this.keeping.remember(null);
      this.set({ saving: { kind: 'saved' } });
    } catch (error) {
      this.set({ saving: { kind: 'failed', error: error as Error } });
    }
  }

  private isSaved(): boolean {
    return JSON.stringify(this.base.definition) === JSON.stringify(this.current.history.now);
  }

  private became(history: History): void {
    if (history === this.current.history) return;
    this.set({ history, saving: { kind: 'unsaved' } });
    this.keeping.remember({ ...this.base, mine: history.now });
    this.saveSoon();
  }

  private saveSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), this.afterMs);
  }

  private set(change: Partial<DraftState>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }
}
