import type { RunRef } from '@fanfare/contracts';
import type { CompiledWorkflow } from './compile.js';
import { noAdvance, type Advance } from './results.js';
import { Walk } from './walk.js';

/** Walks of branches of one run that are not in the same try: what they pass has identities of their own. */
export class Walks {
  private readonly all = new Map<number | undefined, Walk>();

  constructor(
    private readonly workflow: CompiledWorkflow,
    private readonly run: RunRef,
  ) {}

  of(replay: number | undefined): Walk {
    const known = this.all.get(replay);
    if (known) return known;
    const { replay: _other, ...run } = this.run;
    const walk = new Walk(this.workflow, { ...run, ...(replay !== undefined && { replay }) });
    this.all.set(replay, walk);
    return walk;
  }

  go(): Advance {
    const [first = noAdvance(), ...others] = [...this.all.values()].map((walk) => walk.go());
    for (const other of others) add(first, other);
    return first;
  }
}

function add(all: Advance, more: Advance): void {
  const { commands, timers, waits, calls, notes, history, failures, ending, finished, ...others } = more;
  others satisfies Record<string, never>;
  all.commands.push(...commands);
  all.timers.push(...timers);
  all.waits.push(...waits);
  all.calls.push(...calls);
  all.notes.push(...notes);
  all.history.push(...history);
  all.failures.push(...failures);
  all.ending ??= ending;
  all.finished ||= finished;
}
