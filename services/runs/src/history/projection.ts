import { Injectable } from '@nestjs/common';
import type { HistoryEntry, RunDocument } from '@fanfare/contracts';
import { Unavailable } from '@fanfare/chassis';
import { foldRun } from '@fanfare/engine';
import { Failures } from '../failures/failures.js';
import { RunStore, type KeptRun } from '../runs/run.store.js';
import { forgottenRun } from '../forgetting/forgotten-run.js';
import { cappedEntry, cappedRun } from './capped.js';
import { Traces } from './traces.js';

/** Rounds until somebody else's writes to the same runs are waited out. Each round, at least one of the writers gets on. */
const maxRounds = 20;

/**
 * Folds facts into the documents of their runs: one read and one write for any number of runs. Other replicas do the
 * same with other facts of the same runs, so a document is only replaced when it is still the one that was read.
 */
@Injectable()
export class Projection {
  constructor(
    private readonly runs: RunStore,
    private readonly failures: Failures,
    private readonly traces: Traces,
  ) {}

  async add(entries: readonly HistoryEntry[]): Promise<void> {
    const byRun = Map.groupBy(entries, ({ run }) => run);
    for (let round = 0; round < maxRounds; round++) {
      const known = await this.runs.load([...byRun.keys()]);
      const changed = [...byRun].flatMap(([id, facts]) => changeOf(known.get(id), facts));
      if (changed.length === 0) return;
      // Before the documents: facts that come again change nothing, so nobody would be told then.
      await this.failures.note(changed.flatMap(({ run }) => hasJustFailed(run, known.get(run.id)?.run)));
      if (!(await this.runs.replace(changed))) continue;
      for (const { run } of changed) this.traces.tell(run, known.get(run.id)?.run);
      return;
    }
    throw new Unavailable(`Others wrote the same ${byRun.size} runs ${maxRounds} times in a row`);
  }
}

function hasJustFailed(run: RunDocument, before: RunDocument | undefined): RunDocument[] {
  return run.status === 'Failed' && before?.status !== 'Failed' ? [run] : [];
}

/** The run after the facts, or nothing when they were all known: a repeat costs no write. */
function changeOf(known: KeptRun | undefined, facts: readonly HistoryEntry[]): KeptRun[] {
  const before = known?.run ?? null;
  const after = facts.reduce((run, entry) => foldRun(run, cappedEntry(entry)), before);
  if (!after) return [];
  // Late facts of a run whose contact is deleted bring nothing back.
  const run = before?.contactDeleted ? forgottenRun(after, before.contact ?? '') : cappedRun(after);
  const json = JSON.stringify(run);
  return json === known?.json ? [] : [{ run, json, revision: known?.revision ?? 0 }];
}
