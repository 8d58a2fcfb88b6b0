import type { RunRef } from '@fanfare/contracts';
import type { Advance, CompiledWorkflow } from '../../src/index.js';

/** What the engine said, and of which run. */
export interface Made {
  readonly workflow: CompiledWorkflow;
  readonly run: RunRef;
  readonly next: Advance;
}

/** Nothing of it needs more than to be published. */
export function isPlain({ next: { waits, calls, notes, ending } }: Made): boolean {
  return waits.length + calls.length + notes.length === 0 && ending === null;
}
