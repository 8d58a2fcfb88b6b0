import { Injectable } from '@nestjs/common';
import type { HistoryEntry } from '@fanfare/contracts';
import { Unavailable } from '@fanfare/chassis';
import { foldRun } from '@fanfare/engine';
import { RunStore, type KeptRun } from '../runs/run.store.js';
import { cappedEntry, cappedRun } from './capped.js';

/** Rounds until somebody else's writes to the same runs are waited out. Each round, at least one of the writers gets on. */
const maxRounds = 20;

/**
 * Folds facts into the documents of their runs: one read and one write for any number of runs. Other replicas do the
 * same with other facts of the same runs, so a document is only replaced when it is still the one that was read.
 */
@Injectable()
export class Projection {
  constructor(private readonly runs: RunStore) {}

  async add(entries: readonly HistoryEntry[]): Promise<void> {
    const byRun = Map.groupBy(entries, ({ run }) => run);
    for (let round = 0; round < maxRounds; round++) {
      const known = await this.runs.load([...byRun.keys()]);
      const changed = [...byRun].flatMap(([id, facts]) => changeOf(known.get(id), facts));
      if (changed.length === 0 || (await this.runs.replace(changed))) return;
    }
    throw new Unavailable(`Others wrote the same ${byRun.size} runs ${maxRounds} times in a row`);
  }
}

/** The run after the facts, or nothing when they were all known: a repeat costs no write. */
function changeOf(known: KeptRun | undefined, facts: readonly HistoryEntry[]): KeptRun[] {
  const before = known?.run ?? null;
  const after = facts.reduce((run, entry) => foldRun(run, cappedEntry(entry)), before);
  if (!after) return [];
  const run = cappedRun(after);
  const json = JSON.stringify(run);
  return json === known?.json ? [] : [{ run, json, revision: known?.revision ?? 0 }];
}
