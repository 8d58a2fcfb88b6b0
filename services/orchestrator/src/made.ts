import type { RunRef } from '@fanfare/contracts';
import type { Advance, CompiledWorkflow } from '@fanfare/engine';

/** What the engine said, of which run, and the line of the message that made us ask. */
export interface Made {
  workflow: CompiledWorkflow;
  run: RunRef;
  next: Advance;
  line: string;
}

/** Nothing of it needs more than to be published: the case of nearly all, which costs no database write. */
export function isPlain({ waits, calls, notes, ending }: Advance): boolean {
  return waits.length + calls.length + notes.length === 0 && ending === null;
}
